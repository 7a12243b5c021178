#include "annotate/figure_refusal.h"

#include <array>
#include <cmath>
#include <string_view>
#include <unordered_set>

#include "annotate/calendar_words.h"
#include "annotate/data.h"
#include "annotate/number_words.h"
#include "annotate/unit.h"
#include "base/lexicon.h"

namespace tellings {
namespace {

using Lexemes = std::span<const Lexeme>;

bool is_digits(Lexemes l, std::size_t at) { return at < l.size() && l[at].kind == LexemeKind::kDigits; }
bool is_word(Lexemes l, std::size_t at) { return at < l.size() && l[at].kind == LexemeKind::kWord; }
bool is_mark(Lexemes l, std::size_t at, std::string_view mark) {
  return at < l.size() && l[at].kind == LexemeKind::kMark && l[at].is(mark);
}
bool is_dash(Lexemes l, std::size_t at) {
  return is_mark(l, at, "-") || is_mark(l, at, "–") || is_mark(l, at, "—") || is_mark(l, at, "‑") ||
         is_mark(l, at, "‐");
}
bool is_glued(Lexemes l, std::size_t at) { return at < l.size() && l[at].glued; }
bool is_capital(Lexemes l, std::size_t at) {
  return is_word(l, at) && l[at].printed[0] >= 'A' && l[at].printed[0] <= 'Z';
}
bool is_year(const Lexeme& l) { return l.plain && l.digits == 4 && l.value >= 1000 && l.value < 2100; }
bool is_day(Lexemes l, std::size_t at) {
  return is_digits(l, at) && l[at].plain && l[at].value >= 1 && l[at].value <= 31;
}

// Digits chained by `mark` without blanks: "17:22:05", "9/11/2021", "5.2.1".
std::size_t chain(Lexemes l, std::size_t at, std::string_view mark) {
  std::size_t end = at + 1;
  while (is_mark(l, end, mark) && is_glued(l, end) && is_digits(l, end + 1) && is_glued(l, end + 1)) end += 2;
  return end - at;
}

// "24703L202", "3D", "737s", "1990s", "31st": letters hang on the digits that are no unit and no scale.
std::size_t lettered(Lexemes l, std::size_t at) {
  if (!is_word(l, at + 1) || !l[at + 1].glued) return 0;
  const auto& word = l[at + 1].lower;
  const int tail = static_cast<int>(std::fmod(l[at].value, 100));
  if (word == "st" && tail % 10 == 1 && tail != 11) return 2;  // "71st": no stones
  if (word == "s" && l[at].plain && (l[at].digits == 4 || static_cast<long>(l[at].value) % 10 == 0)) return 2;
  const bool scale = word == "k" || word == "m" || word == "b" || word == "t" || word == "g" ||
                     word == "tr" || is_scale_word(word);
  const auto unit = match_measure(l, at + 1);
  const bool known =
      scale || unit || match_currency_name(l, at + 1) || match_currency_sign(l, at + 1) || word == "e";
  std::size_t end = unit ? unit->end : at + 2;
  const bool goes_on = is_glued(l, end) && (is_digits(l, end) || (is_word(l, end) && !scale && !unit));
  if (known && !goes_on) return 0;
  end = at + 2;
  while (is_glued(l, end) && (is_digits(l, end) || is_word(l, end))) ++end;
  return end - at;
}

// "6pm", "7.30 a.m.", "5 o'clock", "1400 GMT".
std::size_t clock_time(Lexemes l, std::size_t at) {
  static constexpr std::array<std::string_view, 9> kZones = {"gmt", "utc", "bst", "est", "edt",
                                                             "pst", "pdt", "cet", "cest"};
  std::size_t next = at + 1;
  if (is_mark(l, next, ":") && is_digits(l, next + 1) && is_glued(l, next) && is_glued(l, next + 1))
    next += 2;
  const bool timed = next > at + 1;
  if (is_word(l, next)) {
    const auto& word = l[next].lower;
    if ((word == "am" || word == "pm") && l[at].value < 25) return next + 1 - at;
    if ((word == "a" || word == "p") && is_mark(l, next + 1, ".") && l[next + 1].glued &&
        is_word(l, next + 2) && l[next + 2].is("m"))
      return next + 3 - at;
    if (word == "o" && next + 2 < l.size() && l[next + 2].is("clock")) return next + 3 - at;
    for (const auto zone : kZones)
      if (word == zone && (l[at].digits == 4 || timed || !l[at].plain)) return next + 1 - at;
  }
  return timed ? chain(l, at, ":") : 0;
}

// Number words and digits that can be an hour: "nine", "10.30".
bool is_hour(Lexemes l, std::size_t at) {
  if (is_digits(l, at)) {
    const double minutes = (l[at].value - std::floor(l[at].value)) * 100;
    return !l[at].grouped && l[at].value >= 1 &&
           (l[at].plain ? l[at].value <= 12 : l[at].value < 24 && minutes < 60);
  }
  if (!is_word(l, at)) return false;
  const auto word = number_word(l[at].lower);
  return word && word->kind == NumberWordKind::kUnit && word->value >= 1 && word->value <= 12;
}

// "half past seven", "ten past nine", "ten minutes to six", "at nine on Monday", "until ten at night",
// "at 10.30".
//
// The idea: a bare hour after a word of time. Counter-examples: "put the toll at nine", "rose by eight", "at
// nine hospitals".
std::size_t hour(Lexemes l, std::size_t at, std::size_t number_end) {
  static constexpr std::array<std::string_view, 9> kTime = {"at",    "until", "till",   "by",   "before",
                                                            "after", "since", "around", "about"};
  static constexpr std::array<std::string_view, 16> kAmount = {
      "put",  "puts", "putting", "stood", "stands", "stand",  "remained",  "remains",
      "toll", "rose", "fell",    "up",    "down",   "number", "increased", "grew"};
  std::size_t end = at + 1;
  if (is_word(l, end) && (l[end].is("minutes") || l[end].is("minute"))) ++end;
  if (is_word(l, end) && l[end].is("past") && is_hour(l, end + 1)) return end + 2 - at;
  if (at > 0 && l[at - 1].is("past") && is_hour(l, at) && at > 1 &&
      (l[at - 2].is("half") || l[at - 2].is("quarter") || l[at - 2].is("just")))
    return 1;
  if (at == 0 || number_end != at + 1 || !is_hour(l, at)) return 0;
  bool told = false;
  for (const auto word : kTime) told = told || l[at - 1].is(word);
  if (!told) return 0;
  for (std::size_t back = 2; back <= 5 && back <= at; ++back)
    for (const auto word : kAmount)
      if (l[at - back].is(word)) return 0;
  const bool clock_form = is_digits(l, at) && !l[at].plain;
  const bool at_hour = l[at - 1].is("at") && (number_end >= l.size() || !is_mark(l, number_end, "%"));
  if (number_end >= l.size() || l[number_end].kind == LexemeKind::kMark)
    return !is_mark(l, number_end, "%") && !is_mark(l, number_end, "-") && (at_hour || clock_form) &&
                   !is_glued(l, number_end + 1)
               ? 1
               : 0;
  static constexpr std::array<std::string_view, 14> kAfter = {
      "at",    "on",       "in",        "to",   "the",  "when",  "that",
      "local", "tomorrow", "yesterday", "last", "this", "sharp", "and"};
  for (const auto word : kAfter)
    if (l[number_end].is(word) &&
        (at_hour || clock_form || l[number_end].is("on") || l[number_end].is("the")))
      return 1;
  return 0;
}

bool is_month(Lexemes l, std::size_t at) { return is_word(l, at) && month_named(l[at].printed).has_value(); }

// Past "th", "st" and the like, glued to the digits.
std::size_t past_ordinal(Lexemes l, std::size_t at) {
  return is_glued(l, at) && is_word(l, at) &&
                 (l[at].is("st") || l[at].is("nd") || l[at].is("rd") || l[at].is("th"))
             ? at + 1
             : at;
}

// "May 5", "5 May", "the 5th of May", "Sept. 20-24", "Jan. 3, 2020".
std::size_t date(Lexemes l, std::size_t at) {
  if (!is_digits(l, at)) return 0;
  std::size_t end = past_ordinal(l, at + 1);
  const std::size_t dot = at > 0 && is_mark(l, at - 1, ".") ? 1 : 0;
  const bool after_month = at > dot && is_month(l, at - 1 - dot);
  if (after_month && (is_day(l, at) || is_year(l[at]))) {
    if (is_dash(l, end) && is_day(l, end + 1)) end = past_ordinal(l, end + 2);
    if (is_mark(l, end, ",") && is_digits(l, end + 1) && is_year(l[end + 1])) end += 2;
    return end - at;
  }
  if (!is_day(l, at)) return 0;
  if (is_dash(l, end) && is_day(l, end + 1)) end = past_ordinal(l, end + 2);
  if (is_word(l, end) && l[end].is("of")) ++end;
  if (is_month(l, end) && l[end].lower != "may") return end - at;
  return is_month(l, end) && l[end].printed == "May" ? end - at : 0;
}

// "2012-13", "2015–2019", "1939-45".
std::size_t year_span(Lexemes l, std::size_t at) {
  if (!is_digits(l, at) || !is_year(l[at]) || !is_dash(l, at + 1) || !is_digits(l, at + 2) ||
      !l[at + 2].plain)
    return 0;
  const double next = l[at + 2].value;
  const bool short_form = l[at + 2].digits == 2;
  const bool long_form = is_year(l[at + 2]) && next > l[at].value && next - l[at].value < 200;
  return short_form || long_form ? 3 : 0;
}

// "0800 555 111", "+44 20 7946 0958", "555-0134".
std::size_t phone(Lexemes l, std::size_t at) {
  if (!is_digits(l, at)) return 0;
  std::size_t end = at + 1;
  std::size_t runs = 1;
  while (true) {
    const std::size_t next = is_dash(l, end) || is_mark(l, end, ")") ? end + 1 : end;
    if (!is_digits(l, next) || !(l[next].plain || l[next].blank_grouped)) break;
    end = next + 1;
    ++runs;
  }
  if (l[at].zero_led && l[at].plain && (runs > 1 || l[at].digits >= 4)) return end - at;
  if (at > 0 && is_mark(l, at - 1, "+") && l[at].glued && runs > 1) return end - at;
  static constexpr std::array<std::string_view, 7> kCall = {"call", "phone", "tel", "telephone",
                                                            "ring", "text",  "dial"};
  const bool long_enough = l[at].digits >= 3 && l[at].plain;
  for (std::size_t back = 1; back <= 2 && back <= at; ++back)
    for (const auto word : kCall)
      if (l[at - back].is(word) && long_enough) return end - at;
  return runs >= 3 && l[at].plain ? end - at : 0;
}

const std::unordered_set<std::string_view>& label_nouns() {
  static const auto kLabels = read_word_set(annotate_data::kLabelNouns);
  return kLabels;
}
bool is_label(Lexemes l, std::size_t at) { return is_word(l, at) && label_nouns().contains(l[at].lower); }
bool is_labels(Lexemes l, std::size_t at) {
  return is_word(l, at) && l[at].lower.ends_with('s') &&
         label_nouns().contains(l[at].lower.substr(0, l[at].lower.size() - 1));
}

// "silos 4 to 6", "gates 2 and 3": a plural names only where at least two numbers follow. Counter-example:
// "runs levels 12 hours a day".
bool joins(Lexemes l, std::size_t at) {
  return is_mark(l, at, ",") || is_mark(l, at, "&") || is_dash(l, at) ||
         (is_word(l, at) && (l[at].is("to") || l[at].is("and") || l[at].is("or")));
}
bool labelled_among(Lexemes l, std::size_t at, std::size_t number_end) {
  if (at == 0 || !is_digits(l, at)) return false;
  std::size_t first = at;
  while (first > 2 && joins(l, first - 1) && is_digits(l, first - 2)) first -= 2;
  const bool several = first < at || number_end > at + 1 || (joins(l, at + 1) && is_digits(l, at + 2));
  return several && first > 0 && is_labels(l, first - 1);
}

// "page 3", "Flight 1549", "No. 10": the noun before is in the singular and names; a number after "number"
// may be counted all the same.
bool labelled(Lexemes l, std::size_t at) {
  if (at == 0) return false;
  std::size_t before = at - 1;
  if (is_mark(l, before, ".") && before > 0 &&
      (l[before - 1].is("no") || l[before - 1].is("nos") || l[before - 1].is("vol") ||
       l[before - 1].is("para")))
    --before;
  if (!is_label(l, before)) return false;
  if (l[before].is("no")) return is_digits(l, at) && (before + 1 < at || l[before].printed == "No");
  return is_digits(l, at) || is_capital(l, before);
}

// "10 Downing Street": the number, at most three capitals, and a word for a street.
bool addressed(Lexemes l, std::size_t at) {
  static const auto kStreets = read_word_set(annotate_data::kStreetNouns);
  if (!is_digits(l, at) || !l[at].plain) return false;
  std::size_t next = at + 1;
  for (int names = 0; names < 3 && is_capital(l, next); ++names, ++next)
    if (is_capital(l, next + 1) && kStreets.contains(l[next + 1].lower)) return true;
  return false;
}

// "Covid-19", "G20", "A/H1N1", "mid-2019", "#5": something that is no number hangs on it from the left.
bool hung_on(Lexemes l, std::size_t at) {
  static constexpr std::array<std::string_view, 9> kOpen = {"minus", "sub", "to",   "over", "plus",
                                                            "or",    "and", "from", "about"};
  if (at == 0 || !l[at].glued || !is_digits(l, at)) return false;
  const std::size_t before = at - 1;
  if (is_word(l, before)) return true;
  if (is_mark(l, before, "#") || is_mark(l, before, "_") || is_mark(l, before, "@") ||
      is_mark(l, before, "&") || is_mark(l, before, "="))
    return true;
  if (is_mark(l, before, "/"))
    return !(before > 0 && match_measure(l, before - 1));  // "7,412m/24,318ft" are two
  if (is_mark(l, before, ".") && before > 0 && l[before].glued && is_word(l, before - 1))
    return l[before - 1].printed.size() > 1;
  if (!is_mark(l, before, "-") || !l[before].glued || before == 0 || !is_word(l, before - 1)) return false;
  for (const auto word : kOpen)
    if (l[before - 1].is(word)) return false;
  const bool unit_of_number = before > 1 && l[before - 1].glued && is_digits(l, before - 2);  // "5k-20k"
  return !number_word(l[before - 1].lower) && !unit_of_number;
}

bool list_number(Lexemes l, std::size_t at) {
  return at == 0 && is_digits(l, at) && l[at].plain && l[at].value < 100 &&
         (is_mark(l, 1, ".") || is_mark(l, 1, ")")) && is_glued(l, 1) && l.size() > 2 && !is_glued(l, 2);
}

// A year by its place: "in 2020", "since 1998", "(2019)", "fiscal 2021". A counted noun or unit after it is
// the caller's to see.
bool year_by_place(Lexemes l, std::size_t at) {
  const bool joined = (is_dash(l, at + 1) || (is_word(l, at + 1) && l[at + 1].is("to"))) &&
                      is_digits(l, at + 2) && !is_year(l[at + 2]);
  if (joined && l[at + 2].value > l[at].value) return false;  // "2000 - 2500 calories"
  static constexpr std::array<std::string_view, 20> kBefore = {
      "in",     "since", "by",   "from", "until", "till", "during", "before", "after", "of",
      "fiscal", "early", "late", "mid",  "to",    "and",  "summer", "circa",  "year",  "between"};
  if (!is_digits(l, at) || !is_year(l[at])) return false;
  if (l[at].value >= 1900 && l[at].value < 2040) return true;
  if (at == 0) return false;
  for (const auto word : kBefore)
    if (l[at - 1].is(word)) return true;
  return false;
}

}  // namespace

std::size_t refused_lexemes(std::span<const Lexeme> l, std::size_t at, std::size_t number_end, bool money) {
  if (at >= l.size() || money) return 0;
  const std::size_t size = number_end - at;
  if (const std::size_t n = hour(l, at, number_end)) return n;
  if (is_digits(l, at)) {
    if (const std::size_t n = clock_time(l, at)) return n;
    if (const std::size_t n = date(l, at)) return n;
    if (const std::size_t n = chain(l, at, "/"); n > 1 && size == 1) return n;
    if (const std::size_t n = chain(l, at, ":"); n > 1) return n;
    if (const std::size_t n = chain(l, at, "."); n > 1) return n;
    if (const std::size_t n = year_span(l, at)) return n;
    if (const std::size_t n = phone(l, at)) return n;
    if (const std::size_t n = lettered(l, at)) return n;
    if (hung_on(l, at) || list_number(l, at) || addressed(l, at)) return size;
    const bool unit_follows =
        match_measure(l, number_end) || match_currency_name(l, number_end) ||
        (is_word(l, number_end) && (l[number_end].is("people") || l[number_end].is("times")));
    if (size == 1 && !unit_follows && year_by_place(l, at)) return 1;
  }
  const bool percent = number_end < l.size() && match_measure(l, number_end).has_value();
  return (labelled(l, at) || labelled_among(l, at, number_end)) && !percent ? size : 0;
}

}  // namespace tellings
