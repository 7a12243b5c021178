#include "annotate/amount.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "annotate/amount_parts.h"
#include "annotate/figure_refusal.h"
#include "annotate/number_words.h"
#include "annotate/unit.h"

namespace tellings {
namespace {

using Lexemes = std::span<const Lexeme>;

bool is_at(Lexemes l, std::size_t at, std::string_view word) { return at < l.size() && l[at].is(word); }
bool is_word(Lexemes l, std::size_t at) { return at < l.size() && l[at].kind == LexemeKind::kWord; }
bool is_dash(Lexemes l, std::size_t at) {
  return is_at(l, at, "-") || is_at(l, at, "–") || is_at(l, at, "—") || is_at(l, at, "‑") ||
         is_at(l, at, "~");
}

template <std::size_t N>
bool is_any(Lexemes l, std::size_t at, const std::array<std::string_view, N>& words) {
  if (at >= l.size()) return false;
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return l[at].is(word); });
}

// "no one", "each one", "one another", "one-time", "one day": the word that is no count.
bool is_pronoun_one(Lexemes l, std::size_t at, std::size_t end) {
  static constexpr std::array<std::string_view, 17> kBefore = {
      "no",      "any",  "every", "some", "each", "the",   "this",  "that", "which",
      "another", "good", "new",   "big",  "old",  "right", "wrong", "first"};
  static constexpr std::array<std::string_view, 11> kAfter = {
      "another", "by", "day", "who", "can", "could", "might", "should", "would", "thing", "way"};
  if (!l[at].is("one") || end != at + 1) return false;
  const bool capital = l[at].printed[0] == 'O' && at > 0 && l[at - 1].kind == LexemeKind::kWord &&
                       l[at - 1].printed[0] >= 'A' && l[at - 1].printed[0] <= 'Z';
  if (capital) return true;  // "Apple One"
  if (at > 0 && is_any(l, at - 1, kBefore)) return true;
  if (is_dash(l, at + 1) &&
      is_any(l, at + 2, std::array<std::string_view, 7>{"time", "off", "on", "sided", "way", "to", "stop"}))
    return true;
  return is_any(l, at + 1, kAfter) || (is_at(l, at + 1, "s") && at > 0);
}

// "nearly a mile", "less than an hour", "barely a week": an article counts one where a word of measure stands
// before it.
std::optional<Amount> read_single_unit(Lexemes l, std::size_t at) {
  static constexpr std::array<std::string_view, 15> kBefore = {
      "nearly", "almost", "about",   "barely",  "than", "under", "over", "least",
      "within", "around", "roughly", "exactly", "half", "to",    "just"};
  if (at == 0 || !(is_at(l, at, "a") || is_at(l, at, "an")) || !is_any(l, at - 1, kBefore))
    return std::nullopt;
  if (l[at - 1].is("to") && !(at > 1 && l[at - 2].is("up"))) return std::nullopt;
  const auto unit = match_measure(l, at + 1);
  if (!unit || l[at + 1].printed.size() < 3 || l[at + 1].is("percentage") || l[at + 1].is("degree") ||
      l[at + 1].is("time"))
    return std::nullopt;
  Amount amount;
  amount.begin = amount.number_begin = at;
  amount.number_end = at + 1;
  amount.end = at + 1;
  amount.value = 1;
  amount.worded = amount.article = true;
  read_unit(l, amount);
  return amount;
}

// One amount from `at`: sign, number, unit. Nothing where none begins; `skip` tells how much of a refused
// number to jump.
std::optional<Amount> read_one(Lexemes l, std::size_t at, std::size_t& skip) {
  Amount amount;
  amount.begin = at;
  std::size_t from = at;
  if (const auto sign_end = match_money_sign(l, at, amount)) from = *sign_end;
  const auto number = read_signed_number(l, from);
  if (!number) return amount.money ? std::nullopt : read_single_unit(l, at);
  const std::size_t digits = number->signed_number ? number->begin + 1 : number->begin;
  if (const std::size_t refused =
          refused_lexemes(l, digits, number->end, amount.money || number->signed_number)) {
    skip = digits + refused - at;
    return std::nullopt;
  }
  if (is_pronoun_one(l, number->begin, number->end)) {
    skip = 1;
    return std::nullopt;
  }
  amount.number_begin = number->begin;
  amount.number_end = amount.end = number->end;
  amount.value = number->value;
  amount.vague = number->vague;
  if (number->vague) amount.low = number->value, amount.high = number->high;
  amount.part = number->part;
  amount.worded = number->worded;
  amount.article = number->article;
  amount.plain = number->end == number->begin + 1 && l[number->begin].plain;
  read_unit(l, amount);
  if (at > 0 && is_any(l, at - 1, std::array<std::string_view, 3>{"aged", "ages", "age"}) &&
      amount.unit.empty())
    amount.age = true;
  return amount;
}

// The multiplier that the second number of a range lends to the first: "$5-7 million", "four to five
// thousand".
double lent_scale(Lexemes l, const Amount& second) {
  double scale = 1;
  for (std::size_t i = second.number_begin; i < second.number_end; ++i) {
    if (l[i].kind != LexemeKind::kWord) continue;
    const auto word = number_word(l[i].lower);
    if (word && (word->kind == NumberWordKind::kScale || word->kind == NumberWordKind::kHundred))
      scale *= word->value;
    if (i == second.number_end - 1 && i > second.number_begin && !word)
      scale = l[i].is("k") ? 1e3 : l[i].is("m") ? 1e6 : l[i].is("b") ? 1e9 : scale;
  }
  return scale;
}

bool ends_scaled(Lexemes l, const Amount& amount) { return lent_scale(l, amount) > 1; }

// "rose from 12 to 15": a change between two readings, no interval of one. Looks a few words back for a verb
// or noun of change.
bool changes_before(Lexemes l, std::size_t at) {
  static constexpr std::array<std::string_view, 34> kChange = {
      "rise",      "rises",    "rose",    "risen",    "rising",    "fall",      "falls",
      "fell",      "fallen",   "falling", "increase", "increased", "increases", "increasing",
      "decreased", "dropped",  "drop",    "dropping", "climbed",   "jumped",    "grew",
      "grown",     "cut",      "cutting", "raised",   "reduced",   "lowered",   "up",
      "down",      "declined", "went",    "slashed",  "doubled",   "lifted"};
  const std::size_t first = at > 7 ? at - 7 : 0;
  for (std::size_t i = at; i > first; --i) {
    if (l[i - 1].is(".") || l[i - 1].is(";")) return false;
    if (is_any(l, i - 1, kChange)) return true;
  }
  return false;
}

bool votes_near(Lexemes l, std::size_t begin, std::size_t end) {
  static constexpr std::array<std::string_view, 11> kVote = {"vote",   "votes",  "voted",   "voting",
                                                             "ruling", "ruled",  "verdict", "majority",
                                                             "margin", "passed", "approved"};
  for (std::size_t i = begin > 6 ? begin - 6 : 0; i < begin; ++i)
    if (is_any(l, i, kVote)) return true;
  for (std::size_t i = end; i < std::min(end + 4, l.size()); ++i)
    if (is_any(l, i, kVote)) return true;
  return false;
}

bool plural_follows(Lexemes l, std::size_t at) {
  for (int i = 0; i < 3 && is_word(l, at); ++i, ++at) {
    const auto& word = l[at].lower;
    if (word == "people" || word == "men" || word == "women" || word == "children") return true;
    if (word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's') return true;
  }
  return false;
}

enum class Joint { kNone, kDash, kTo, kUpTo, kAnd };

// What joins the amount that ends at `at` with a number after it, and where that begins.
Joint joint_at(Lexemes l, std::size_t at, bool between, std::size_t& next) {
  next = at + 1;
  if (is_dash(l, at) && at + 1 < l.size() && l[at].glued == l[at + 1].glued) return Joint::kDash;
  if (is_at(l, at, "up") && is_at(l, at + 1, "to")) {
    next = at + 2;
    return Joint::kUpTo;
  }
  if (is_at(l, at, "to")) {
    if (is_dash(l, at + 1) && l[at + 1].glued) next = at + 2;  // "200,000 to-260,000"
    return Joint::kTo;
  }
  if (is_at(l, at, "and") && between) return Joint::kAnd;
  return Joint::kNone;
}

// Units fit where the first has none or both are the same; the first then takes the second's.
bool units_fit(const Amount& first, const Amount& second) {
  if (first.age != second.age && first.age) return false;
  if (first.unit.empty()) return first.unit_end == first.unit_begin;
  return first.unit == second.unit || second.unit.starts_with(first.unit + "/") ||
         (second.unit.empty() && first.money);
}

// Joins first and second to one interval, or to nothing where they are no interval.
bool join_range(Lexemes l, Amount& first, const Amount& second, Joint joint, bool between) {
  if (first.vague || second.vague || first.part || second.part || first.range) return false;
  if (!units_fit(first, second)) return false;
  const bool from = first.begin > 0 && is_at(l, first.begin - 1, "from");
  double low = first.value;
  if (!ends_scaled(l, first) && ends_scaled(l, second)) {
    const double scale = lent_scale(l, second);
    if (low < scale && low * scale < second.value * 10) low *= scale;
  }
  if (joint == Joint::kTo && !first.unit.empty() && first.begin > 0 && is_at(l, first.begin - 1, "by"))
    return false;  // "up by $3 to $15"
  if (joint == Joint::kTo && changes_before(l, first.begin) && from) return false;
  if (joint == Joint::kUpTo && !from) return false;
  if (low >= second.value && !between) return false;
  first.range = true;
  first.low = std::min(low, second.value);
  first.high = std::max(low, second.value);
  first.number_end = second.number_end;
  first.end = second.end;
  first.unit_begin = second.unit_begin;
  first.unit_end = second.unit_end;
  if (first.unit.size() < second.unit.size()) first.unit = second.unit, first.ambiguous = second.ambiguous;
  first.money = first.money || second.money;
  first.age = first.age || second.age;
  first.hyphened = second.hyphened;
  first.plain = false;
  return true;
}

bool small_whole(const Amount& amount) {
  return amount.plain && amount.unit.empty() && !amount.money && amount.unit_begin == amount.unit_end &&
         amount.value < 1000;
}

// "17-14": votes where the words around tell so, an interval where something counted follows, else a score or
// a code: nothing.
void read_pair(Lexemes l, Amount first, Amount second, std::vector<Amount>& out) {
  if (votes_near(l, first.begin, second.end) && !plural_follows(l, second.end)) {
    first.vote = second.vote = true;
    first.unit = second.unit = "votes";
    out.push_back(first);
    out.push_back(second);
  } else if (plural_follows(l, second.end) && first.value < second.value &&
             join_range(l, first, second, Joint::kDash, false)) {
    out.push_back(first);
  }
}

// "one in five", "3 in 10", "one out of three".
bool join_ratio(Lexemes l, Amount& first) {
  std::size_t at = first.end;
  const bool out_of = is_at(l, at, "out") && is_at(l, at + 1, "of");
  const bool over = is_at(l, at, "over") && first.worded && first.value == 1;
  if (!out_of && !over && !is_at(l, at, "in")) return false;
  at += out_of ? 2 : 1;
  if (is_at(l, at, "every")) ++at;
  const auto second = read_number(l, at);
  if (!second || second->part || second->vague || second->article || second->value <= first.value ||
      first.value < 1 || first.value > 99)
    return false;
  const bool worded = first.worded && second->worded;
  if ((second->end - at > 2 && !worded) || second->value > (out_of && !worded ? 20 : 1000) ||
      (l[at].plain && l[at].digits == 4))
    return false;
  if (!first.unit.empty() || first.money || first.hyphened || first.vague || first.part) return false;
  if (match_measure(l, second->end) || match_currency_name(l, second->end) || is_at(l, second->end, "-"))
    return false;
  first.value /= second->value;
  first.part = true;
  first.number_end = first.end = second->end;
  return true;
}

// "fifteen dollars and fifty.": cents without their name, where nothing that could be counted follows.
bool is_small_change(Lexemes l, const Amount& first, const Amount& second) {
  if (!first.money || first.unit_end == first.unit_begin || first.unit == "JPY" || first.vague) return false;
  if (!second.unit.empty() || second.part || second.vague || second.value >= 100 || second.value < 1 ||
      second.value != std::floor(second.value))
    return false;
  return second.end >= l.size() || l[second.end].kind == LexemeKind::kMark;
}

// "3 dollars 50 cents", "5 feet 2 inches": one amount in two units, the second a part of the first.
bool join_small_unit(Lexemes l, Amount& first) {
  std::size_t at = first.end;
  if (is_at(l, at, "and")) ++at;
  std::size_t ignored = 1;
  auto second = read_one(l, at, ignored);
  if (!second || first.range || first.hyphened || second->hyphened || second->range) return false;
  double parts = 0;
  if (is_small_change(l, first, *second)) parts = 100;
  if (second->unit == "cents" &&
      (first.unit == "USD" || first.unit == "EUR" || first.unit == "AUD" || first.unit == "CAD"))
    parts = 100;
  if (second->unit == "pence" && first.unit == "GBP") parts = 100;
  if (second->unit == "in" && first.unit == "ft") parts = 12;
  if (first.unit == "ft" && second->unit.empty() && is_at(l, second->end, "in") && at == first.end)
    parts = 12, ++second->end;
  if (parts == 0 || second->value >= parts) return false;
  first.value += second->value / parts;
  first.end = first.unit_end = second->end;
  return true;
}

// "about 8 or $9", "seven or 10 days": the unit stands once.
void lend_unit(Lexemes l, Amount& first) {
  if (!first.unit.empty() || first.hyphened || first.part || first.vague || !is_at(l, first.end, "or"))
    return;
  std::size_t ignored = 1;
  const auto second = read_one(l, first.end + 1, ignored);
  if (!second || second->unit.empty()) return;
  first.unit = second->unit;
  first.money = second->money;
  first.ambiguous = second->ambiguous;
}

// "second most powerful", "third-largest": an ordinal that ranks.
std::optional<Amount> read_rank(Lexemes l, std::size_t at) {
  if (!is_word(l, at)) return std::nullopt;
  const auto word = number_word(l[at].lower);
  const bool second = l[at].is("second");
  if (!second && !(word && word->kind == NumberWordKind::kPart && word->value <= 20 && !l[at].is("half") &&
                   !l[at].is("quarter")))
    return std::nullopt;
  std::size_t next = at + 1;
  if (is_dash(l, next)) ++next;
  if (!is_word(l, next)) return std::nullopt;
  const auto& after = l[next].lower;
  if (after != "most" && after != "least" &&
      !(after.size() > 5 && after.ends_with("est") && after != "interest" && after != "forest" &&
        after != "request" && after != "protest"))
    return std::nullopt;
  Amount rank;
  rank.begin = rank.number_begin = at;
  rank.end = next + 1;
  rank.number_end = at + 1;
  rank.value = second ? 2 : word->value;
  rank.rank = rank.worded = true;
  rank.unit = "rank";
  return rank;
}

}  // namespace

std::vector<Amount> read_amounts(std::span<const Lexeme> l) {
  std::vector<Amount> amounts;
  std::size_t at = 0;
  while (at < l.size()) {
    if (auto rank = read_rank(l, at)) {
      at = rank->end;
      amounts.push_back(std::move(*rank));
      continue;
    }
    std::size_t skip = 1;
    auto first = read_one(l, at, skip);
    if (!first) {
      at += skip;
      continue;
    }
    const bool between = at > 0 && (is_at(l, at - 1, "between") || (at > 1 && is_at(l, at - 2, "between")) ||
                                    (at > 1 && is_at(l, at - 2, "range") && is_at(l, at - 1, "of")));
    std::size_t next = 0;
    std::size_t ignored = 1;
    const Joint joint = joint_at(l, first->end, between, next);
    auto second = joint == Joint::kNone ? std::nullopt : read_one(l, next, ignored);
    if (second && joint == Joint::kDash && !l[first->end].is("~") && small_whole(*first) &&
        small_whole(*second) && l[first->end].glued) {
      read_pair(l, *first, *second, amounts);
      at = second->end;
      continue;
    }
    if (second && join_range(l, *first, *second, joint, between)) {
      at = first->end;
    } else {
      if (!join_small_unit(l, *first)) join_ratio(l, *first);
      lend_unit(l, *first);
      at = std::max(first->end, at + 1);
    }
    amounts.push_back(std::move(*first));
  }
  return amounts;
}

}  // namespace tellings
