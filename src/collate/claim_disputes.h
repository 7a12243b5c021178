// Places where an account sets the two sides of a dispute side by side: the disputed claim in its own words.
//
//   "Tessaly counts 38 on site; the union counts 52."
//   "Police said 17 people were arrested. The union said 43 were in custody."
//   "The union says the seals were broken. The returning officer denies it."
#pragma once

#include <span>
#include <vector>

#include "collate/claim_units.h"
#include "collate/collation.h"
#include "collate/denials.h"

namespace tellings {

// Clusters of such places, at most 45 words each: one for each group of readings in conflict that has any,
// then numbers of two holders beside each other that stand in no such group, then denials with what they
// deny. Two accounts with the same dispute are one cluster; no sentence stands in two.
std::vector<std::vector<ClaimUnit>> dispute_units(const Story& story, const std::vector<FigureGroup>& figures,
                                                  std::span<const ClaimUnit> units, const Denials& denials,
                                                  const WordRarity& rarity);

// Another holder gives another number of the same thing in the same sentence or the next one. REQUIRES: both
// stand in one account.
bool are_rivals(const Story& story, const ClaimUnit& a, const ClaimUnit& b);

}  // namespace tellings
