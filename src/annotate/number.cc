#include "annotate/number.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "annotate/number_words.h"

namespace tellings {
namespace {

using Lexemes = std::span<const Lexeme>;
using Kind = NumberWordKind;

std::optional<NumberWord> word_at(Lexemes lexemes, std::size_t at) {
  if (at >= lexemes.size() || lexemes[at].kind != LexemeKind::kWord) return std::nullopt;
  return number_word(lexemes[at].lower);
}

bool is_at(Lexemes lexemes, std::size_t at, std::string_view word) {
  return at < lexemes.size() && lexemes[at].is(word);
}

bool is_hyphen(Lexemes lexemes, std::size_t at) {
  return is_at(lexemes, at, "-") || is_at(lexemes, at, "‐") || is_at(lexemes, at, "‑");
}

template <std::size_t N>
bool is_any(Lexemes lexemes, std::size_t at, const std::array<std::string_view, N>& words) {
  return at < lexemes.size() && std::find(words.begin(), words.end(), lexemes[at].lower) != words.end();
}

bool is_article(Lexemes lexemes, std::size_t at) {
  return is_at(lexemes, at, "a") || is_at(lexemes, at, "an");
}

Number number_in(std::size_t begin, std::size_t end, double value) {
  Number number;
  number.begin = begin;
  number.end = end;
  number.value = value;
  return number;
}

// "thirty-one": past a hyphen that joins two number words.
std::size_t past_joint(Lexemes lexemes, std::size_t at) {
  return is_hyphen(lexemes, at) && word_at(lexemes, at + 1) ? at + 1 : at;
}

// Cardinals in words, or digits with scale words: the usual two sums, one of the group that grows, one of the
// groups that a scale closed.
class Cardinal {
 public:
  explicit Cardinal(Lexemes lexemes) : lexemes_(lexemes) {}

  // Returns where the number ends; `at` where none begins.
  std::size_t read(std::size_t at) {
    std::size_t end = at;
    if (at < lexemes_.size() && lexemes_[at].kind == LexemeKind::kDigits) {
      group_ = lexemes_[at].value;
      any_ = true;
      digits_ = from_digits_ = true;
      last_ = Kind::kTens;
      end = ++at;
    }
    while (at < lexemes_.size()) {
      std::size_t next = any_ ? past_joint(lexemes_, at) : at;
      const bool after_and =
          any_ && is_at(lexemes_, next, "and") && (last_ == Kind::kHundred || last_ == Kind::kScale);
      if (after_and) ++next;
      const auto word = word_at(lexemes_, next);
      if (!word || (after_and && begins_share(next + 1)) || (from_digits_ && !after_and && small(*word)) ||
          !take(*word))
        break;
      if (after_and && word->kind != Kind::kUnit && word->kind != Kind::kTens) break;
      at = end = next + 1;
    }
    return end;
  }

  [[nodiscard]] double value() const { return total_ + group_; }
  [[nodiscard]] bool any() const { return any_; }
  [[nodiscard]] bool scaled() const {
    return any_ && (last_ == Kind::kScale || last_ == Kind::kDozen || last_ == Kind::kHundred);
  }
  [[nodiscard]] double last_scale() const { return scale_; }
  // "a hundred": as one, but only a scale can follow.
  void open_with_article() { group_ = 1, any_ = true, last_ = Kind::kTens, digits_ = true; }

 private:
  static bool small(const NumberWord& word) { return word.kind == Kind::kUnit || word.kind == Kind::kTens; }

  // "one hundred and three quarters": the part belongs to what follows "and", not to the sum.
  [[nodiscard]] bool begins_share(std::size_t at) const {
    const auto part = word_at(lexemes_, is_hyphen(lexemes_, at) ? at + 1 : at);
    return part && (part->kind == Kind::kPart || part->kind == Kind::kParts);
  }

  bool take(const NumberWord& word) {
    switch (word.kind) {
      case Kind::kUnit:
        if (digits_ || (any_ && last_ == Kind::kUnit) ||
            (last_ == Kind::kTens && any_ && (word.value > 9 || word.value == 0)))
          return false;
        group_ += word.value;
        break;
      case Kind::kTens:
        if (digits_ || (any_ && last_ != Kind::kHundred && last_ != Kind::kScale)) return false;
        group_ += word.value;
        break;
      case Kind::kHundred:
        if (!any_ || last_ == Kind::kHundred || last_ == Kind::kScale) return false;
        group_ *= 100;
        scale_ = 100;
        digits_ = false;
        break;
      case Kind::kScale:
      case Kind::kDozen:
        if (!any_) return false;
        if (scale_ > 0 && word.value > scale_ && scale_ >= 1000) {
          total_ = (total_ + group_) * word.value;  // "five lakh crore"
        } else {
          if (group_ == 0) return false;
          total_ += group_ * word.value;
        }
        group_ = 0;
        scale_ = word.value;
        digits_ = false;
        break;
      default:
        return false;
    }
    any_ = true;
    last_ = word.kind;
    return true;
  }

  Lexemes lexemes_;
  double group_ = 0;
  double total_ = 0;
  double scale_ = 0;
  bool any_ = false;
  bool digits_ = false;  // no unit or tens before a scale: "5 two" is no number
  bool from_digits_ = false;
  Kind last_ = Kind::kUnit;
};

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
  number.value += share->first * (number.article || last_scale >= 1000 ? std::max(1.0, last_scale) : 1.0);
  number.end = share->second;
  if (const auto scale = word_at(lexemes, number.end);
      scale && (scale->kind == Kind::kScale || scale->kind == Kind::kDozen)) {
    number.value *= scale->value;
    number.scaled = true;
    ++number.end;
  }
}

// "two thirds", "three-quarters", "one fifth", "twenty-three fifths".
void extend_to_fraction(Lexemes lexemes, Number& number) {
  std::size_t at = number.end;
  if (is_hyphen(lexemes, at)) ++at;
  const auto part = word_at(lexemes, at);
  if (!part) return;
  const bool plural = part->kind == Kind::kParts || (part->kind == Kind::kPart && lexemes[at].is("halves"));
  const bool single = part->kind == Kind::kPart && number.value == 1;
  if (!plural && !single) return;
  if (lexemes[at].is("quarters") && number.value > 3) return;  // "five quarters": of a year
  number.value /= part->value;
  number.part = true;
  number.end = at + 1;
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

// "1e10", "12.32e+14": as programs print large numbers.
void extend_with_exponent(Lexemes lexemes, Number& number) {
  std::size_t at = number.end;
  if (!is_at(lexemes, at, "e") || !lexemes[at].glued) return;
  double sign = 1;
  ++at;
  if ((is_at(lexemes, at, "+") || is_at(lexemes, at, "-")) && lexemes[at].glued)
    sign = lexemes[at++].is("-") ? -1 : 1;
  if (at >= lexemes.size() || lexemes[at].kind != LexemeKind::kDigits || !lexemes[at].glued ||
      !lexemes[at].plain || lexemes[at].value > 300)
    return;
  number.value *= std::pow(10.0, sign * lexemes[at].value);
  number.end = at + 1;
}

// "two thirds of a million".
void extend_part_to_scale(Lexemes lexemes, Number& number) {
  if (!number.part || !is_at(lexemes, number.end, "of") || !is_article(lexemes, number.end + 1)) return;
  const auto scale = word_at(lexemes, number.end + 2);
  if (!scale || scale->kind != Kind::kScale) return;
  number.value *= scale->value;
  number.part = false;
  number.scaled = true;
  number.end += 3;
}

// "five point seven one": each word after "point" is one digit, or one number read as digits ("seventy-one").
void extend_with_point(Lexemes lexemes, Number& number) {
  if (!is_at(lexemes, number.end, "point") || !word_at(lexemes, number.end + 1)) return;
  std::size_t at = number.end + 1;
  double place = 0.1;
  double share = 0;
  while (const auto digit = word_at(lexemes, at)) {
    if (digit->kind != Kind::kUnit || digit->value > 9) break;
    share += digit->value * place;
    place /= 10;
    ++at;
  }
  if (at == number.end + 1) {
    Cardinal after(lexemes);
    at = after.read(at);
    if (!after.any() || after.value() > 99) return;
    share = after.value() / 100;
  }
  number.value += share;
  number.end = at;
  while (const auto scale = word_at(lexemes, number.end)) {
    if (scale->kind != Kind::kScale) break;
    number.value *= scale->value;
    number.scaled = true;
    ++number.end;
  }
}

// "hundreds", "tens of thousands": at least two of the base, and less than the next word up would say.
// Thousands and above have no word above them that a writer would rather use: open.
std::optional<Number> read_vague(Lexemes lexemes, std::size_t at) {
  const auto word = word_at(lexemes, at);
  if (!word || word->kind != Kind::kVague) return std::nullopt;
  Number number = number_in(at, at + 1, 2 * word->value);
  number.vague = number.worded = true;
  const auto base = is_at(lexemes, at + 1, "of") ? word_at(lexemes, at + 2) : std::nullopt;
  if (base && base->kind == Kind::kVague && base->value > word->value) {
    number.value = 2 * word->value * base->value;
    number.high = 10 * (word->value == 12 ? 10 : word->value) * base->value - 1;
    number.end = at + 3;
    return number;
  }
  if (word->value == 12) number.high = 99;
  if (word->value == 10 || word->value == 20) number.high = 99;
  if (word->value == 100) number.high = 999;
  return number;
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

// "several hundred", "a few thousand": as the plural alone.
std::optional<Number> read_several(Lexemes lexemes, std::size_t at) {
  static constexpr std::array<std::string_view, 3> kSome = {"several", "few", "many"};
  const std::size_t some = is_article(lexemes, at) ? at + 1 : at;
  if (!is_any(lexemes, some, kSome)) return std::nullopt;
  const auto word = word_at(lexemes, some + 1);
  if (!word || (word->kind != Kind::kHundred && word->kind != Kind::kScale && word->kind != Kind::kDozen))
    return std::nullopt;
  Number number = number_in(at, some + 2, 2 * word->value);
  number.vague = number.worded = true;
  if (word->kind == Kind::kDozen) number.high = 99;
  if (word->kind == Kind::kHundred) number.high = 999;
  return number;
}

// "hundred dollars": a scale with nothing before it counts once.
bool is_bare_scale(Lexemes lexemes, std::size_t at) {
  static constexpr std::array<std::string_view, 4> kScales = {"hundred", "thousand", "million", "billion"};
  return is_any(lexemes, at, kScales);
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

}  // namespace

std::optional<double> scale_of(const Lexeme& lexeme) {
  const auto word = number_word(lexeme.lower);
  if (lexeme.kind != LexemeKind::kWord || !word ||
      (word->kind != Kind::kScale && word->kind != Kind::kHundred))
    return std::nullopt;
  return word->value;
}

bool is_number_word(const Lexeme& lexeme) {
  return lexeme.kind == LexemeKind::kDigits ||
         (lexeme.kind == LexemeKind::kWord &&
          (number_word(lexeme.lower) || lexeme.is("a") || lexeme.is("an")));
}

std::optional<Number> read_number(std::span<const Lexeme> lexemes, std::size_t at) {
  if (auto number = read_part_of_scale(lexemes, at)) return number;
  if (auto number = read_vague(lexemes, at)) return number;
  if (auto number = read_several(lexemes, at)) return number;
  if (auto number = read_share_alone(lexemes, at)) return number;
  if (auto number = read_sign_of_part(lexemes, at)) return number;
  Cardinal cardinal(lexemes);
  Number number = number_in(at, at, 0);
  std::size_t start = at;
  if (is_bare_scale(lexemes, at)) cardinal.open_with_article();
  if (is_article(lexemes, at)) {
    number.article = true;
    cardinal.open_with_article();
    ++start;
  }
  number.end = cardinal.read(start);
  if (!cardinal.any() || number.end == start) return std::nullopt;
  if (number.article && !cardinal.scaled()) return std::nullopt;
  number.value = cardinal.value();
  number.scaled = cardinal.scaled();
  number.worded = lexemes[start].kind == LexemeKind::kWord;
  if (number.worded) extend_with_point(lexemes, number);
  extend_to_fraction(lexemes, number);
  extend_part_to_scale(lexemes, number);
  if (!number.part) extend_with_share(lexemes, number, cardinal.last_scale());
  if (!number.worded) extend_with_exponent(lexemes, number);
  if (!number.worded) extend_with_slash(lexemes, number);
  if (number.scaled)
    number.value = std::round(number.value * 1e4) / 1e4;  // 16.4 * 1e6 is not 16,400,000 in binary
  return number;
}

}  // namespace tellings
