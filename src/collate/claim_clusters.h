// Clauses that tell the same, brought together over the accounts.
#pragma once

#include <cstdint>
#include <vector>

#include "collate/claim_units.h"
#include "collate/word_bag.h"

namespace tellings {

// Members (indices in `units`) of each cluster; clusters by their first member. Only clauses of different
// accounts are compared, and only where they share a stem that is not everywhere, so the cost is near-linear.
std::vector<std::vector<std::uint32_t>> cluster_claims(const std::vector<ClaimUnit>& units,
                                                       const WordRarity& rarity);

}  // namespace tellings
