#include "annotate/number.h"

#include <cmath>

#include "annotate/cardinal.h"
#include "annotate/number_fraction.h"
#include "annotate/number_grammar.h"

namespace tellings {
namespace {

using number_grammar::is_any;
using number_grammar::is_article;
using number_grammar::is_at;
using number_grammar::Kind;
using number_grammar::Lexemes;
using number_grammar::number_in;
using number_grammar::word_at;
using Kind = NumberWordKind;

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

// "2.5^-1", "6.23x10^-4": powers as they are typed. A sign before the number is not of the base.
void extend_with_power(Lexemes lexemes, Number& number) {
  double base = number.value;
  std::size_t at = number.end;
  double factor = 1;
  const bool times = is_at(lexemes, at, "x") || is_at(lexemes, at, "×");
  if (times && at + 1 < lexemes.size() && lexemes[at + 1].kind == LexemeKind::kDigits &&
      lexemes[at + 1].value == 10 && is_at(lexemes, at + 2, "^")) {
    factor = base;
    base = 10;
    at += 2;
  }
  if (!is_at(lexemes, at, "^") || !lexemes[at].glued) return;
  double sign = 1;
  for (++at; is_at(lexemes, at, "+") || is_at(lexemes, at, "-"); ++at)
    if (lexemes[at].is("-")) sign = -1;
  if (at >= lexemes.size() || lexemes[at].kind != LexemeKind::kDigits || !lexemes[at].glued ||
      lexemes[at].value > 300)
    return;
  number.value = factor * std::pow(base, sign * lexemes[at].value);
  number.end = at + 1;
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
  if (!number.worded) extend_with_power(lexemes, number);
  if (!number.worded) extend_with_slash(lexemes, number);
  if (number.scaled && !number.part && number.value >= 1)
    number.value = std::round(number.value * 1e4) / 1e4;  // 16.4 * 1e6 is not 16,400,000 in binary
  return number;
}

}  // namespace tellings
