#include "annotate/time_date.h"

#include <array>
#include <cstdio>
#include <string_view>

#include "annotate/calendar_words.h"
#include "annotate/number_words.h"
#include "annotate/time_words.h"
#include "annotate/unit.h"

namespace tellings {
namespace {

using Lexemes = std::span<const Lexeme>;

bool is_at(Lexemes l, std::size_t at, std::string_view word) { return at < l.size() && l[at].is(word); }
bool is_word(Lexemes l, std::size_t at) { return at < l.size() && l[at].kind == LexemeKind::kWord; }
bool is_digits(Lexemes l, std::size_t at) { return at < l.size() && l[at].kind == LexemeKind::kDigits; }
bool is_glued(Lexemes l, std::size_t at) { return at < l.size() && l[at].glued; }
bool is_dash(Lexemes l, std::size_t at) {
  return is_at(l, at, "-") || is_at(l, at, "–") || is_at(l, at, "—");
}
bool is_year(Lexemes l, std::size_t at) {
  return is_digits(l, at) && l[at].plain && l[at].digits == 4 && l[at].value >= 1000 && l[at].value < 2200;
}
bool is_day(Lexemes l, std::size_t at) {
  return is_digits(l, at) && l[at].plain && l[at].digits <= 2 && l[at].value >= 1 && l[at].value <= 31;
}
int whole(Lexemes l, std::size_t at) { return static_cast<int>(l[at].value); }

std::size_t past_ordinal(Lexemes l, std::size_t at) {
  return is_glued(l, at) &&
                 (is_at(l, at, "st") || is_at(l, at, "nd") || is_at(l, at, "rd") || is_at(l, at, "th"))
             ? at + 1
             : at;
}

std::size_t past_dot(Lexemes l, std::size_t at) { return is_at(l, at, ".") && is_glued(l, at) ? at + 1 : at; }

std::optional<int> month_at(Lexemes l, std::size_t at) {
  return is_word(l, at) ? month_named(l[at].printed) : std::nullopt;
}

// A year after a date: "January 3, 2020", "3 January 2020", "January 2020".
std::optional<std::size_t> year_after(Lexemes l, std::size_t at) {
  if (is_at(l, at, ",")) ++at;
  if (is_at(l, at, "of") && is_year(l, at + 1)) ++at;
  if (is_year(l, at) && l[at].value >= 1000) return at;
  return std::nullopt;
}

struct Printed {
  int month = 0;
  int day = 0;       // 0: the month alone
  int last_day = 0;  // "Sept. 20-24"
  std::optional<int> year;
  std::size_t end = 0;
};

void take_year(Lexemes l, Printed& date) {
  if (const auto at = year_after(l, date.end)) {
    date.year = whole(l, *at);
    date.end = *at + 1;
  }
}

// "January 3", "Jan. 3rd", "Sept. 20-24", "January".
std::optional<Printed> month_first(Lexemes l, std::size_t at) {
  const auto month = month_at(l, at);
  if (!month) return std::nullopt;
  Printed date;
  date.month = *month;
  std::size_t next = past_dot(l, at + 1);
  if (is_at(l, next, "the")) ++next;
  if (is_day(l, next) && !is_at(l, next + 1, ":") && !is_at(l, next + 1, "%")) {
    date.day = whole(l, next);
    date.end = past_ordinal(l, next + 1);
    if (is_dash(l, date.end) && is_day(l, date.end + 1) && whole(l, date.end + 1) > date.day) {
      date.last_day = whole(l, date.end + 1);
      date.end = past_ordinal(l, date.end + 2);
    }
  } else {
    date.end = past_dot(l, at + 1);
    if (date.end > at + 1 && !is_year(l, date.end)) date.end = at + 1;
  }
  take_year(l, date);
  return date;
}

// "3 January", "the 3rd of January", "20-24 September".
std::optional<Printed> day_first(Lexemes l, std::size_t at) {
  if (!is_day(l, at) || (at > 0 && is_glued(l, at) && l[at - 1].kind != LexemeKind::kMark))
    return std::nullopt;
  Printed date;
  date.day = whole(l, at);
  std::size_t next = past_ordinal(l, at + 1);
  if (is_dash(l, next) && is_day(l, next + 1)) {
    date.last_day = whole(l, next + 1);
    next = past_ordinal(l, next + 2);
  }
  if (is_at(l, next, "of")) ++next;
  const auto month = month_at(l, next);
  if (!month) return std::nullopt;
  date.month = *month;
  date.end = next + 1;
  if (is_year(l, past_dot(l, date.end))) date.end = past_dot(l, date.end);
  take_year(l, date);
  return date;
}

bool valid_day(int month, int day) {
  static constexpr std::array<int, 12> kLast = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month >= 1 && month <= 12 && day >= 1 && day <= kLast[static_cast<std::size_t>(month - 1)];
}

std::string value_of(const TimeContext& context, const Printed& date, std::size_t at) {
  std::optional<int> year = date.year;
  if (!year && context.reference) {
    const Direction direction = context.direction(at);
    year = year_of_month(date.month, *context.reference,
                         date.day > 0 && direction != Direction::kFuture ? Direction::kNear : direction);
  }
  std::array<char, 40> buffer{};
  if (!year) {
    if (date.day == 0)
      std::snprintf(buffer.data(), buffer.size(), "XXXX-%02d", date.month);
    else
      std::snprintf(buffer.data(), buffer.size(), "XXXX-%02d-%02d", date.month, date.day);
    return buffer.data();
  }
  if (date.day == 0) return month_value(*year, date.month);
  std::string first = day_value(days_from_civil(*year, date.month, date.day));
  if (date.last_day == 0 || !valid_day(date.month, date.last_day)) return first;
  return first + "/" + day_value(days_from_civil(*year, date.month, date.last_day));
}

// "2020-01-03", "03/01/2020": four digits first are year, month, day; else the number above twelve is the
// day, else the month leads.
std::optional<TimeMatch> all_digits(Lexemes l, std::size_t at) {
  if (!is_digits(l, at) || !l[at].plain || at + 4 >= l.size() || l[at + 1].kind != LexemeKind::kMark ||
      !l[at + 1].glued)
    return std::nullopt;
  const auto& mark = l[at + 1].lower;
  if ((mark != "-" && mark != "/" && mark != ".") || !is_digits(l, at + 2) || !l[at + 2].plain ||
      !is_at(l, at + 3, mark) || !is_digits(l, at + 4) || !l[at + 4].plain)
    return std::nullopt;
  if (!l[at + 2].glued || !l[at + 4].glued) return std::nullopt;
  int year = whole(l, at);
  int month = whole(l, at + 2);
  int day = whole(l, at + 4);
  if (l[at].digits != 4) {
    year = whole(l, at + 4);
    day = whole(l, at + 2);
    month = whole(l, at);
    if (month > 12) std::swap(month, day);
    if (l[at + 4].digits == 2) year += year < 70 ? 2000 : 1900;
  }
  if (year < 1000 || !valid_day(month, day)) return std::nullopt;
  return TimeMatch{at + 5, day_value(days_from_civil(year, month, day))};
}

// "may" and "march" at the head of a sentence are more often words than months: a month needs a day, a year
// or a word of place before.
bool doubtful(Lexemes l, std::size_t at, const Printed& date) {
  if (date.day > 0 || date.year) return false;
  const auto& word = l[at].lower;
  if (word != "may" && word != "march" && word != "mar" && word != "jan" && word != "sun" && word != "august")
    return false;
  static constexpr std::array<std::string_view, 16> kBefore = {
      "in",  "since", "until", "till", "by",   "of",  "early", "late",
      "mid", "last",  "next",  "this", "from", "and", "to",    "through"};
  if (at == 0) return true;
  for (const auto before : kBefore)
    if (l[at - 1].is(before)) return false;
  return true;
}

}  // namespace

std::optional<TimeMatch> match_date(const TimeContext& context, std::size_t at) {
  const Lexemes l = context.lexemes;
  if (auto match = all_digits(l, at)) return match;
  std::size_t from = at;
  const auto weekday = is_word(l, at) ? weekday_named(l[at].printed) : std::nullopt;
  if (weekday) {
    from = past_dot(l, at + 1);
    if (is_at(l, from, ",")) ++from;
    if (is_at(l, from, "the")) ++from;
  }
  if (!weekday && is_at(l, from, "the") && is_day(l, from + 1)) return std::nullopt;
  auto date = month_first(l, from);
  if (!date) date = day_first(l, from);
  if (!date || (date->day > 0 && !valid_day(date->month, date->day))) return std::nullopt;
  if (weekday && date->day == 0) return std::nullopt;
  if (!weekday && doubtful(l, from, *date)) return std::nullopt;
  return TimeMatch{date->end, value_of(context, *date, at)};
}

std::optional<TimeMatch> match_year(const TimeContext& context, std::size_t at) {
  const Lexemes l = context.lexemes;
  if (is_digits(l, at) && l[at].plain && is_glued(l, at + 1) && is_at(l, at + 1, "s") &&
      whole(l, at) % 10 == 0) {
    const int tens = l[at].digits == 4                         ? whole(l, at) / 10
                     : l[at].digits == 2 && whole(l, at) >= 20 ? 190 + whole(l, at) / 10
                                                               : 0;
    if (tens < 100 || tens > 210) return std::nullopt;
    return TimeMatch{at + 2, std::to_string(tens) + "X"};
  }
  if (is_digits(l, at) && is_at(l, past_ordinal(l, at + 1), "century") && past_ordinal(l, at + 1) > at + 1 &&
      whole(l, at) <= 21 && whole(l, at) > 0) {
    return TimeMatch{at + 3, std::to_string(whole(l, at) - 1 + 100).substr(1) + "XX"};
  }
  if (is_at(l, at, "the")) {
    if (auto word = time_word(l, at + 1); word && word->kind == TimeWordKind::kDecade)
      return TimeMatch{word->end, "19" + std::string(word->value) + "X"};
  }
  if (!is_year(l, at) || l[at].value < 1500 || l[at].value >= 2100) return std::nullopt;
  if (at > 0 && l[at].glued && l[at - 1].kind == LexemeKind::kWord) return std::nullopt;
  if (at > 0 && (l[at - 1].is("$") || l[at - 1].is("£") || l[at - 1].is("€") || l[at - 1].is("/")))
    return std::nullopt;
  const std::size_t next = at + 1;
  if (match_measure(l, next) || match_currency_name(l, next) || is_at(l, next, "people") ||
      is_at(l, next, "times") || (is_word(l, next) && is_scale_word(l[next].lower)))
    return std::nullopt;
  if (is_dash(l, next) && is_digits(l, next + 1) && l[next + 1].plain && is_glued(l, next) &&
      is_glued(l, next + 1) && (l[next + 1].digits == 2 || is_year(l, next + 1))) {
    const int last =
        l[next + 1].digits == 2 ? whole(l, at) / 100 * 100 + whole(l, next + 1) : whole(l, next + 1);
    if (last > whole(l, at)) return TimeMatch{at + 3, year_value(whole(l, at)) + "/" + year_value(last)};
  }
  if (is_glued(l, next) && is_word(l, next)) return std::nullopt;
  if (l[at].value < 1900 ||
      l[at].value >= 2050) {  // a count as well as a year: only where a word before tells
    static constexpr std::array<std::string_view, 8> kBefore = {"in",   "since", "of", "by",
                                                                "from", "until", "to", "year"};
    bool told = false;
    for (const auto word : kBefore) told = told || (at > 0 && l[at - 1].is(word));
    if (!told) return std::nullopt;
  }
  return TimeMatch{next, year_value(whole(l, at))};
}

}  // namespace tellings
