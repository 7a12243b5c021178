#include "annotate/cardinal.h"

namespace tellings {
namespace {

using number_grammar::is_at;
using number_grammar::is_hyphen;
using number_grammar::past_joint;
using number_grammar::word_at;
using Kind = NumberWordKind;

bool small(const NumberWord& word) { return word.kind == Kind::kUnit || word.kind == Kind::kTens; }

bool is_part(const std::optional<NumberWord>& word) {
  return word && (word->kind == Kind::kPart || word->kind == Kind::kParts);
}

}  // namespace

std::size_t Cardinal::read(std::size_t at) {
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
    if (!word && after_and) return std::max(end, take_digits_after_and(next));
    if (!word || (after_and && word->kind == Kind::kUnit && begins_share(next + 1)) ||
        (any_ && !after_and && opens_denominator(next)) || (from_digits_ && !after_and && small(*word)) ||
        !take(*word))
      break;
    if (after_and && word->kind != Kind::kUnit && word->kind != Kind::kTens) break;
    at = end = next + 1;
  }
  return end;
}

bool Cardinal::scaled() const {
  return any_ && (last_ == Kind::kScale || last_ == Kind::kDozen || last_ == Kind::kHundred);
}

// "one hundred and three quarters": the part belongs to what follows "and", not to the sum.
bool Cardinal::begins_share(std::size_t at) const {
  return is_part(word_at(lexemes_, is_hyphen(lexemes_, at) ? at + 1 : at));
}

// "one hundred [thirty-fifths]".
bool Cardinal::opens_denominator(std::size_t at) const {
  const auto tens = word_at(lexemes_, at);
  if (!tens || tens->kind != Kind::kTens) return false;
  const auto part = word_at(lexemes_, is_hyphen(lexemes_, at + 1) ? at + 2 : at + 1);
  return part && part->kind == Kind::kParts && part->value < 10;
}

// "3 hundred and 21"; returns 0 where no digits follow.
std::size_t Cardinal::take_digits_after_and(std::size_t at) {
  if (!from_digits_ || at >= lexemes_.size() || lexemes_[at].kind != LexemeKind::kDigits ||
      !lexemes_[at].plain || lexemes_[at].value >= 100)
    return 0;
  group_ += lexemes_[at].value;
  last_ = Kind::kTens;
  return at + 1;
}

bool Cardinal::take(const NumberWord& word) {
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

}  // namespace tellings
