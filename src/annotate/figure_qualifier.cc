#include "annotate/figure_qualifier.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "annotate/data.h"
#include "annotate/unit.h"
#include "base/lexicon.h"

namespace tellings {
namespace {

struct Reading {
  Qualifier qualifier = Qualifier::kExact;
  bool near = false;
};

Reading reading_named(std::string_view name) {
  if (name == "about") return {Qualifier::kAbout, false};
  if (name == "at least") return {Qualifier::kAtLeast, false};
  if (name == "more than") return {Qualifier::kMoreThan, false};
  if (name == "up to") return {Qualifier::kUpTo, false};
  if (name == "near") return {Qualifier::kUnder, true};
  return {Qualifier::kUnder, false};
}

// Phrases by their lexemes joined with blanks, as the text's own are.
struct Phrases {
  std::unordered_map<std::string, Reading> before;
  std::unordered_map<std::string, Reading> after;
  std::size_t longest = 0;
};

std::string joined(std::span<const Lexeme> lexemes) {
  std::string key;
  for (const Lexeme& lexeme : lexemes) {
    if (!key.empty()) key.push_back(' ');
    key += lexeme.lower;
  }
  return key;
}

Phrases read_phrases() {
  Phrases phrases;
  for (const auto& entry : read_table(annotate_data::kQualifiers)) {
    const auto lexemes = lex_numbers(entry[0], {0, static_cast<std::uint32_t>(entry[0].size())});
    phrases.longest = std::max(phrases.longest, lexemes.size());
    (entry[2] == "before" ? phrases.before : phrases.after)[joined(lexemes)] = reading_named(entry[1]);
  }
  return phrases;
}

const Phrases& phrases() {
  static const Phrases kPhrases = read_phrases();
  return kPhrases;
}

bool is_article(const Lexeme& lexeme) { return lexeme.is("a") || lexeme.is("an") || lexeme.is("another"); }

std::optional<QualifierMatch> before(std::span<const Lexeme> l, const Amount& amount) {
  std::size_t end = amount.begin;
  for (int skipped = 0; skipped < 2; ++skipped) {
    for (std::size_t size = std::min(phrases().longest, end); size > 0; --size) {
      const auto found = phrases().before.find(joined(l.subspan(end - size, size)));
      if (found == phrases().before.end()) continue;
      return QualifierMatch{found->second.qualifier, found->second.near, end - size, amount.end};
    }
    if (end == 0 || !is_article(l[end - 1])) break;
    --end;
  }
  return std::nullopt;
}

std::optional<QualifierMatch> after(std::span<const Lexeme> l, const Amount& amount) {
  for (std::size_t size = std::min(phrases().longest, l.size() - amount.end); size > 0; --size) {
    const auto found = phrases().after.find(joined(l.subspan(amount.end, size)));
    if (found != phrases().after.end())
      return QualifierMatch{found->second.qualifier, found->second.near, amount.begin, amount.end + size};
  }
  return std::nullopt;
}

// "within" and "past" are only bounds of time, "some 3 in 10" is one of number; "under Article 5" never comes
// here.
bool fits(std::span<const Lexeme> l, const QualifierMatch& match, const Amount& amount) {
  const Lexeme& first = l[match.begin];
  static constexpr std::array<std::string_view, 12> kOwnVerb = {
      "add",    "adds",    "added",   "adding", "spread",      "scattered",
      "amount", "amounts", "divided", "split",  "distributed", "argued"};
  if (match.begin > 0 &&
      (first.is("up") || first.is("over")))  // "adds up to 12", "spread over three countries"
    for (const auto verb : kOwnVerb)
      if (l[match.begin - 1].is(verb)) return false;
  const bool single = match.begin + 1 == amount.begin || match.begin + 2 == amount.begin;
  if (!single) return true;
  const auto measure = measure_of(amount.unit);
  const bool time = measure && measure->kind == "time";
  if (first.is("within")) return measure.has_value();
  if (first.is("past")) return !time && !amount.plain;
  if (first.is("beyond")) return !amount.unit.empty();
  return true;
}

}  // namespace

QualifierMatch read_qualifier(std::span<const Lexeme> lexemes, const Amount& amount) {
  auto match = before(lexemes, amount);
  if (match && !fits(lexemes, *match, amount)) match.reset();
  if (!match) match = after(lexemes, amount);
  if (!match) match = QualifierMatch{Qualifier::kExact, false, amount.begin, amount.end};
  if (amount.range) match->near = match->qualifier == Qualifier::kAbout, match->qualifier = Qualifier::kRange;
  if (amount.vague) match->qualifier = Qualifier::kVague;
  return *match;
}

namespace {

enum class Side : std::uint8_t { kNone, kLow, kHigh };

Side side_of(Qualifier qualifier) {
  if (qualifier == Qualifier::kAtLeast || qualifier == Qualifier::kMoreThan) return Side::kLow;
  return qualifier == Qualifier::kUnder || qualifier == Qualifier::kUpTo ? Side::kHigh : Side::kNone;
}

bool stand_together(std::span<const Lexeme> l, std::size_t end, std::size_t begin) {
  if (begin <= end || begin - end > 2) return false;
  for (std::size_t k = end; k < begin; ++k)
    if (!l[k].is("and") && !l[k].is("but") && !l[k].is(",")) return false;
  return true;
}

}  // namespace

void join_bounds(std::span<const Lexeme> lexemes, std::vector<Amount>& amounts) {
  for (std::size_t i = 1; i < amounts.size(); ++i) {
    Amount& first = amounts[i - 1];
    const Amount& second = amounts[i];
    const QualifierMatch one = read_qualifier(lexemes, first);
    const QualifierMatch other = read_qualifier(lexemes, second);
    const Side side = side_of(one.qualifier);
    const Side opposite = side_of(other.qualifier);
    if (side == Side::kNone || opposite == Side::kNone || side == opposite || one.near || other.near)
      continue;
    if (!stand_together(lexemes, std::max(one.end, first.end), other.begin)) continue;
    const double low = side == Side::kLow ? first.value : second.value;
    const double high = side == Side::kLow ? second.value : first.value;
    if (low >= high || first.part || second.part || (!first.unit.empty() && first.unit != second.unit))
      continue;
    Amount joined = second;
    joined.begin = first.begin;
    joined.number_begin = first.number_begin;
    joined.range = true;
    joined.plain = false;
    joined.low = low;
    joined.high = high;
    first = joined;
    amounts.erase(amounts.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

void set_bounds(const Amount& amount, const QualifierMatch& match, Figure& figure) {
  figure.qualifier = match.qualifier;
  figure.near = match.near;
  if (amount.range || amount.vague) {
    figure.low = amount.low;
    figure.high = amount.high;
    return;
  }
  figure.value = amount.value;
  switch (match.qualifier) {
    case Qualifier::kAbout:
      return;
    case Qualifier::kAtLeast:
    case Qualifier::kMoreThan:
      figure.low = amount.value;
      return;
    case Qualifier::kUpTo:
    case Qualifier::kUnder:
      figure.high = amount.value;
      return;
    default:
      figure.low = figure.high = amount.value;
  }
}

}  // namespace tellings
