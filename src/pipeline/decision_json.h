// Weighed decisions as JSON Lines: what eval/fit_collate.py fits the weights of figures and claims from.
#pragma once

#include <string>

#include "collate/collation.h"
#include "collate/tuning.h"

namespace tellings {

// One line a decision: {"kind", "first": [[account, begin, end], ...], "second": [...], "values": [...]},
// begin and end in bytes. The first decision of each kind carries "names", the evidence in the order of
// `values`.
std::string decision_lines(const StoryCollation& story, const DecisionLog& log);

}  // namespace tellings
