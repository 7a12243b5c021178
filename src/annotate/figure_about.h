// What a figure is said of, read from the dependency tree.
#pragma once

#include <vector>

#include "annotate/figure_concept.h"

namespace tellings {

// The words that figures themselves are made of: no part of what another is said of.
using TokenMask = std::vector<bool>;

// What the figure is said of, nearest first, as runs of words without any of `mask`.
//
// The idea: climb from the amount. A noun above it, or after "of", is what is measured; at the first verb the
// subject is, and there the climb ends. "X pledge 1% of their earnings" gives "earnings", "X"; "a fine of
// $5m" gives "fine"; "$12,000 for a new roof", told of nobody named, gives "new roof". Counter-example:
// "About 70% voted against it": the amount is the subject itself, nothing is above it.
std::vector<TokenRange> find_about(const Tree& tree, const AmountTokens& tokens, const TokenMask& mask);

}  // namespace tellings
