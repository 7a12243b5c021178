// Places where an account sets the two sides of a dispute side by side: the disputed claim in its own words.
//
//   "Tessaly counts 38 on site; the union counts 52."
//   "Police said 17 people were arrested. The union said 43 were in custody."
#pragma once

#include <vector>

#include "collate/claim_units.h"
#include "collate/collation.h"

namespace tellings {

// For each group of readings in conflict: one unit an account, the sentence, or the two sentences beside each
// other, that print two of its numbers which do not go together; at most 45 words. Groups without such a
// place give no entry.
std::vector<std::vector<ClaimUnit>> dispute_units(const Story& story,
                                                  const std::vector<FigureGroup>& figures);

}  // namespace tellings
