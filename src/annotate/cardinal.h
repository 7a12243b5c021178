// Cardinals in words, or in digits with scale words after them.
#pragma once

#include "annotate/number_grammar.h"

namespace tellings {

// Cardinals in words, or digits with scale words: the usual two sums, one of the group that grows, one of the
// groups that a scale closed.
//
//   two hundred and thirty-one   231       4.3 million   4,300,000      3 hundred and 21   321
// Counter-examples: "5 two" (digits take no units); "one hundred and three quarters" (the share is no part of
// the sum: 100); "one hundred thirty-fifths" (thirty is of the denominator: 100).
class Cardinal {
 public:
  explicit Cardinal(number_grammar::Lexemes lexemes) : lexemes_(lexemes) {}

  // Returns where the number ends; `at` where none begins.
  std::size_t read(std::size_t at);

  [[nodiscard]] double value() const { return total_ + group_; }
  [[nodiscard]] bool any() const { return any_; }
  [[nodiscard]] bool scaled() const;
  [[nodiscard]] double last_scale() const { return scale_; }
  // "a hundred": as one, but only a scale can follow.
  void open_with_article() { group_ = 1, any_ = true, last_ = NumberWordKind::kTens, digits_ = true; }

 private:
  [[nodiscard]] bool begins_share(std::size_t at) const;
  [[nodiscard]] bool opens_denominator(std::size_t at) const;
  [[nodiscard]] std::size_t take_digits_after_and(std::size_t at);
  bool take(const NumberWord& word);

  number_grammar::Lexemes lexemes_;
  double group_ = 0;
  double total_ = 0;
  double scale_ = 0;
  bool any_ = false;
  bool digits_ = false;  // no unit or tens before a scale: "5 two" is no number
  bool from_digits_ = false;
  NumberWordKind last_ = NumberWordKind::kUnit;
};

}  // namespace tellings
