// What one account has from another, though the wording differs: a run through both texts in which telling
// words come in the same order.
//
//   a   quay blast kill | four worker fire chief haldorsen confirm | search rescue cause crew
//   b   harbour union   | four employee fire chief haldorsen tell confirm | wage strike
//                          ^^^^        ^^^^ ^^^^^ ^^^^^^^^^          ^^^^^^^
// The best run is found as Smith and Waterman (1981) align sequences: an agreeing word adds its weight, a
// word passed over on either side takes off a part of its own, and a run ends where it would fall below
// nothing. Translations and machine-rewritten copies of one text keep some half of their telling words in
// order, independent accounts of one event a sixth, and runs of theirs end soon: n-grams see little of the
// first and all of the agency's credit line.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

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

// One account laid out for finding its best runs with many. Only the places where a word of the one stands in
// the other are looked at: their number times its logarithm, some 3 microseconds for two accounts of 200
// terms.
class RunFinder {
 public:
  // `a` is read until the next set().
  void set(std::span<const Term> a);

  // The best run with Run::a in the terms that were set; all zero where no word agrees. An agreeing word adds
  // the weight that it has in `a`.
  [[nodiscard]] Run best(std::span<const Term> b);

 private:
  // A run that ends with a[a] = b[b].
  struct Link {
    std::uint32_t a = 0, b = 0;
    std::uint32_t before = 0;  // the link it goes on from
    double score = 0;
  };
  // The best link among those that end before a place of a (a Fenwick tree of maxima). `value` of a link is
  // its score with all that was passed up to its end added back, so that links compare whatever comes after
  // them.
  struct Best {
    double value = 0;
    std::uint32_t link = 0;
  };
  void find_links(std::span<const Term> b);
  void put(std::uint32_t a, double value, std::uint32_t link);
  [[nodiscard]] std::uint32_t best_before(std::uint32_t a) const;

  std::span<const Term> a_;
  std::vector<std::uint16_t> first_;  // by hash: 1 + the last place of such a word in a_
  std::vector<std::uint16_t> next_;   // by place: 1 + the place before it
  std::vector<double> passed_a_;      // before each term, what passing all terms before it takes off
  std::vector<double> passed_b_;      // by link: what passing all terms of b up to its end takes off
  std::vector<Best> best_;
  std::vector<Link> links_;
};

// The best run of two accounts alone.
Run best_run(const Signature& a, const Signature& b);

// Sum of the weights of the terms in `range`.
double weight_of(const Signature& signature, TermRange range);

}  // namespace tellings
