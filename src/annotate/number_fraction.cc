#include "annotate/number_fraction.h"

#include <utility>

#include "annotate/cardinal.h"

namespace tellings {
namespace {

using number_grammar::is_any;
using number_grammar::is_article;
using number_grammar::is_at;
using number_grammar::is_hyphen;
using number_grammar::Kind;
using number_grammar::Lexemes;
using number_grammar::number_in;
using number_grammar::word_at;
using Kind = NumberWordKind;

constexpr std::array<std::string_view, 4> kScaleOpeners = {"half", "quarter", "third", "tenth"};

// A fraction with an article is only one where a whole follows or nothing does: "a third of voters", "by a
// third", not "a third attack".
bool whole_follows(Lexemes lexemes, std::size_t begin, std::size_t at) {
  static constexpr std::array<std::string_view, 12> kBefore = {"by",    "than",   "nearly",  "almost",
                                                               "about", "around", "roughly", "over",
                                                               "under", "only",   "just",    "approximately"};
  static constexpr std::array<std::string_view, 12> kAfter = {
      "of", "less", "more", "fewer", "in", "were", "are", "say", "said", "from", "higher", "lower"};
  if (at >= lexemes.size()) return true;
  if (lexemes[at].kind == LexemeKind::kMark) return begin == 0 || is_any(lexemes, begin - 1, kBefore);
  return is_any(lexemes, at, kAfter);
}

// "half", where it is a share and no noun of its own ("the second half", "half-time").
bool half_is_share(Lexemes lexemes, std::size_t at) {
  static constexpr std::array<std::string_view, 22> kAfter = {
      "of",  "the", "its", "their", "his",  "her", "my",  "our",  "these", "those", "that",
      "all", "a",   "an",  "this",  "your", "as",  "are", "were", "say",   "said",  "have"};
  static constexpr std::array<std::string_view, 14> kBefore = {
      "than", "nearly", "almost", "about", "around",        "roughly", "over",
      "by",   "under",  "only",   "just",  "approximately", "least",   "cut"};
  static constexpr std::array<std::string_view, 13> kNoun = {"first",  "second", "other", "latter", "top",
                                                             "bottom", "this",   "that",  "last",   "next",
                                                             "better", "each",   "either"};
  if (at > 0 && (is_any(lexemes, at - 1, kNoun) || is_hyphen(lexemes, at - 1))) return false;
  if (is_hyphen(lexemes, at + 1)) return false;
  return is_any(lexemes, at + 1, kAfter) || (at > 0 && is_any(lexemes, at - 1, kBefore));
}

// The share that can follow "one and": "a half", "three quarters", "two-thirds".
std::optional<std::pair<double, std::size_t>> read_share(Lexemes lexemes, std::size_t at) {
  double count = 1;
  if (is_article(lexemes, at)) {
    ++at;
  } else if (const auto unit = word_at(lexemes, at); unit && unit->kind == Kind::kUnit) {
    count = unit->value;
    ++at;
    if (is_hyphen(lexemes, at)) ++at;
  } else {
    return std::nullopt;
  }
  const auto part = word_at(lexemes, at);
  if (!part || (part->kind != Kind::kPart && part->kind != Kind::kParts)) return std::nullopt;
  return std::pair{count / part->value, at + 1};
}

// Vulgar fractions of Unicode.
constexpr std::array<std::pair<std::string_view, double>, 8> kPartSigns = {{{"½", 0.5},
                                                                            {"¼", 0.25},
                                                                            {"¾", 0.75},
                                                                            {"⅓", 1.0 / 3},
                                                                            {"⅔", 2.0 / 3},
                                                                            {"⅛", 0.125},
                                                                            {"⅜", 0.375},
                                                                            {"⅕", 0.2}}};

struct Denominator {
  double value = 0;
  std::size_t end = 0;
  bool plural = false;
};

// "fifths", "twenty-fifth", "hundred fifth".
std::optional<Denominator> read_denominator(Lexemes lexemes, std::size_t at) {
  Denominator denominator;
  std::size_t last = at;
  if (const auto opening = word_at(lexemes, at); opening && (opening->kind == Kind::kTens)) {
    denominator.value = opening->value;
    last = is_hyphen(lexemes, at + 1) ? at + 2 : at + 1;
  } else if (opening && opening->kind == Kind::kUnit && is_at(lexemes, at + 1, "hundred")) {
    denominator.value = opening->value * 100;
    last = at + 2;
  }
  const bool compound = last > at;
  if (compound && (is_at(lexemes, last, "first") || is_at(lexemes, last, "firsts"))) {
    denominator.plural = is_at(lexemes, last, "firsts");
    denominator.value += 1;
    denominator.end = last + 1;
    return denominator;
  }
  const auto part = word_at(lexemes, last);
  if (!part || (part->kind != Kind::kPart && part->kind != Kind::kParts)) return std::nullopt;
  if (compound && (part->value < 3 || part->value > 9 || is_at(lexemes, last, "quarter") ||
                   is_at(lexemes, last, "quarters")))
    return std::nullopt;
  denominator.plural = part->kind == Kind::kParts || is_at(lexemes, last, "halves");
  denominator.value += part->value;
  denominator.end = last + 1;
  return denominator;
}

}  // namespace

// "half a million", "a quarter of a million", "half-billion", "half a dozen".
std::optional<Number> read_part_of_scale(Lexemes lexemes, std::size_t at) {
  std::size_t next = at + (is_article(lexemes, at) ? 1 : 0);
  if (!is_any(lexemes, next, kScaleOpeners)) return std::nullopt;
  const double share = 1 / word_at(lexemes, next)->value;
  ++next;
  if (is_at(lexemes, next, "of") && is_article(lexemes, next + 1)) ++next;
  if (is_hyphen(lexemes, next)) ++next;
  if (is_article(lexemes, next)) ++next;
  const auto word = word_at(lexemes, next);
  if (!word || (word->kind != Kind::kScale && word->kind != Kind::kDozen)) return std::nullopt;
  Number number = number_in(at, next + 1, share * word->value);
  number.worded = number.scaled = true;
  return number;
}

// "one and a half million", "a million and a half", "3 and a half".
void extend_with_share(Lexemes lexemes, Number& number, double last_scale) {
  std::size_t at = number.end;
  if (is_hyphen(lexemes, at) && is_at(lexemes, at + 1, "and")) ++at;
  if (!is_at(lexemes, at, "and")) return;
  ++at;
  if (is_hyphen(lexemes, at)) ++at;
  if (is_article(lexemes, at) && is_hyphen(lexemes, at + 1)) {  // "two-and-a-half"
    if (!is_at(lexemes, at + 2, "half")) return;
    number.value += 0.5;
    number.end = at + 3;
    return;
  }
  const auto share = read_share(lexemes, at);
  if (!share) return;
  number.end = share->second;
  const auto own = word_at(lexemes, number.end);  // "one billion and a half million"
  if (own && own->kind == Kind::kScale && last_scale > own->value) {
    number.value += share->first * own->value;
    ++number.end;
    return;
  }
  number.value += share->first * (number.article || last_scale >= 1000 ? std::max(1.0, last_scale) : 1.0);
  if (const auto scale = word_at(lexemes, number.end);
      scale && (scale->kind == Kind::kScale || scale->kind == Kind::kDozen)) {
    number.value *= scale->value;
    number.scaled = true;
    ++number.end;
  }
}

// "two thirds", "three-quarters", "one fifth", "twenty-three fifths", "one twenty-fifth", "three
// twenty-firsts".
void extend_to_fraction(Lexemes lexemes, Number& number) {
  std::size_t at = number.end;
  if (is_hyphen(lexemes, at)) ++at;
  const auto part = read_denominator(lexemes, at);
  if (!part) return;
  if (!part->plural && number.value != 1) return;
  if (lexemes[at].is("quarters") && number.value > 3) return;  // "five quarters": of a year
  number.value /= part->value;
  number.part = true;
  number.end = part->end;
}

// "3 1/2", "1/2 pound", "5½". Not "9/11/2021" nor "24/7": a proper fraction with a small denominator, and no
// third part.
void extend_with_slash(Lexemes lexemes, Number& number) {
  for (const auto& [sign, share] : kPartSigns) {
    if (is_at(lexemes, number.end, sign)) {
      number.value += share;
      ++number.end;
      return;
    }
  }
  const auto slash = [&](std::size_t at) {
    return at + 2 < lexemes.size() && lexemes[at].kind == LexemeKind::kDigits && lexemes[at].plain &&
           lexemes[at + 1].is("/") && lexemes[at + 1].glued && lexemes[at + 2].kind == LexemeKind::kDigits &&
           lexemes[at + 2].plain && lexemes[at + 2].glued && lexemes[at].value > 0 &&
           lexemes[at].value < lexemes[at + 2].value && lexemes[at + 2].value <= 16 &&
           !is_at(lexemes, at + 3, "/");
  };
  if (slash(number.begin)) {
    number.value = lexemes[number.begin].value / lexemes[number.begin + 2].value;
    number.end = number.begin + 3;
    number.part = true;
  } else if (number.end == number.begin + 1 && lexemes[number.begin].plain && slash(number.end) &&
             !lexemes[number.end].glued) {
    number.value += lexemes[number.end].value / lexemes[number.end + 2].value;
    number.end += 3;
  }
}

// "two thirds of a million", "three quarters billion".
void extend_part_to_scale(Lexemes lexemes, Number& number) {
  if (!number.part) return;
  const bool of_a = is_at(lexemes, number.end, "of") && is_article(lexemes, number.end + 1);
  const std::size_t at = number.end + (of_a ? 2 : 0);
  const auto scale = word_at(lexemes, at);
  if (!scale || scale->kind != Kind::kScale) return;
  number.value *= scale->value;
  number.part = false;
  number.scaled = true;
  number.end = at + 1;
}

// "⅔" alone.
std::optional<Number> read_sign_of_part(Lexemes lexemes, std::size_t at) {
  for (const auto& [sign, share] : kPartSigns) {
    if (!is_at(lexemes, at, sign)) continue;
    Number number = number_in(at, at + 1, share);
    number.part = true;
    return number;
  }
  return std::nullopt;
}

std::optional<Number> read_share_alone(Lexemes lexemes, std::size_t at) {
  if (is_at(lexemes, at, "half") && half_is_share(lexemes, at)) {
    Number half = number_in(at, at + 1, 0.5);
    half.part = half.worded = true;
    return half;
  }
  if (!is_article(lexemes, at)) return std::nullopt;
  const auto share = read_share(lexemes, at);
  if (!share || lexemes[share->second - 1].is("fourth")) return std::nullopt;
  const bool half = lexemes[share->second - 1].is("half");
  if (!whole_follows(lexemes, at, share->second) && !half) return std::nullopt;
  if (half && is_hyphen(lexemes, share->second)) return std::nullopt;
  Number number = number_in(at, share->second, share->first);
  number.part = number.worded = number.article = true;
  return number;
}

}  // namespace tellings
