// What the evidence of figures and claims weighs, and which kinds of evidence a measurement leaves out.
//
// The weights are fitted on story sets with gold (eval/fit_collate.py) and live in data/*_weights.tsv. A run
// that is to be judged fairly takes weights that were fitted without the set it is judged on; an ablation
// takes the weights as they are and leaves a kind of evidence out.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "collate/collation.h"

namespace tellings {

// Evidence -> weight. What the table does not name weighs nothing.
class WeightTable {
 public:
  WeightTable() = default;
  // `table`: lines of evidence TAB weight (base/lexicon.h).
  explicit WeightTable(std::string_view table);

  [[nodiscard]] double of(std::string_view evidence) const;

  template <std::size_t N>
  [[nodiscard]] std::array<double, N> in_order_of(const std::array<std::string_view, N>& names) const {
    std::array<double, N> weights{};
    for (std::size_t i = 0; i < N; ++i) weights[i] = of(names[i]);
    return weights;
  }

 private:
  std::map<std::string, double, std::less<>> weights_;
};

struct Tuning {
  WeightTable figure_pairs;                    // data/figure_weights.tsv
  WeightTable figure_merges;                   // data/figure_merge_weights.tsv
  WeightTable claims;                          // data/claim_weights.tsv
  std::set<std::string, std::less<>> without;  // of ablation_kinds()

  [[nodiscard]] bool uses(std::string_view kind) const { return !without.contains(kind); }
};

// The weights that are compiled in, nothing left out.
const Tuning& built_in_tuning();

// The kinds of evidence that can be left out, ascending.
std::vector<std::string_view> ablation_kinds();

// One decision that was weighed, as the fitting reads it: what it was about and the evidence in the order of
// `names`.
struct WeighedDecision {
  std::string_view kind;         // "figure pair" | "figure merge" | "claim"
  std::vector<Evidence> first;   // the readings of one side; the clauses of a claim, its wording first
  std::vector<Evidence> second;  // the readings of the other side; the sentences shown as evidence of a claim
  std::vector<double> values;
  std::vector<std::string_view> names;
};

// Where decisions are noted while a story is laid side by side; nothing is noted where there is none.
using DecisionLog = std::vector<WeighedDecision>;

}  // namespace tellings
