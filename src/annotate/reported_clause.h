// Where a reported clause begins and ends: what the parser puts into it and does not belong to it.
#pragma once

#include "annotate/attribution.h"
#include "annotate/tree.h"

namespace tellings {

// The clause up to a second verb that is the speaker's own. `head` is its verb.
//
//   said it was "opposed" to the test [and warned the north]     said it would cut 1,200 jobs [, and lowered
//   its outlook]
// Counter-example: "said she came and went".
TokenRange without_own_verb(const Tree& tree, TokenRange clause, TokenIndex head,
                            const Attribution& attribution);

// The clause without what follows its last comma and is the account's own: ", which is demanding $6m", ",
// contradicting the company".
TokenRange without_aside(const Tree& tree, TokenRange clause);

}  // namespace tellings
