// People's decisions: input like any other, so the outcome stays the same for the same input. What the
// machine had stays beside them in the document, and what could not be applied is told.
#pragma once

#include <vector>

#include "account/account.h"
#include "collate/collation.h"
#include "document/decision.h"

namespace tellings {

// "date" of an account as a whole: `value` becomes the time of publication. "exclude", "other story": gives
// the ids that are to be set apart. Marks what it applied.
std::vector<std::string> decide_before(std::vector<Decision>& decisions, std::vector<Account>& accounts);

// "speaker": the quotation at the place is given to `value`. "not derived": no edge from the account `value`
// (sha256) to the target; "derived": an edge, clear. Groups, claims and quotations are counted again where
// edges changed. "note": kept as it is. Every decision that is left, or whose target is gone, says why it was
// not applied.
void decide_after(std::vector<Decision>& decisions, Collation& collation);

}  // namespace tellings
