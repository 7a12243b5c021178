// What one account has from another, though the wording differs: a run through both texts in which telling
// words come in the same order.
//
//   a   quay blast kill | four worker fire chief oyelaran confirm | search rescue cause crew
//   b   harbour union   | four employee fire chief oyelaran tell confirm | wage strike
//                          ^^^^        ^^^^ ^^^^^ ^^^^^^^^^          ^^^^^^^
// The best run is found as Smith and Waterman (1981) align sequences: an agreeing word adds its weight, a
// word passed over on either side takes off a part of its own, and a run ends where it would fall below
// nothing. Translations and machine-rewritten copies of one text keep some half of their telling words in
// order, independent accounts of one event a sixth, and runs of theirs end soon: n-grams see little of the
// first and all of the agency's credit line.
#pragma once

#include <cstdint>

#include "group/signature.h"

namespace tellings {

// Half-open range of Signature::terms.
struct TermRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

struct Run {
  TermRange a;
  TermRange b;
  double score = 0;         // weight agreeing less what was passed over
  double agreeing = 0;      // weight of the words that agree
  std::uint32_t words = 0;  // their number
};

// The best run; all zero where no word agrees. Only the places where a word of a stands in b are looked at:
// their number times its logarithm, some 5 microseconds for two accounts of 200 terms.
Run best_run(const Signature& a, const Signature& b);

// Sum of the weights of the terms in `range`.
double weight_of(const Signature& signature, TermRange range);

}  // namespace tellings
