// Clauses that tell the same, brought together over the accounts.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "collate/claim_units.h"
#include "collate/figure_book.h"
#include "collate/word_bag.h"

namespace tellings {

// Whether two clauses give different numbers of one measure ("17 were hurt", "23 were hurt"), the same
// number, or neither.
enum class FigureAgreement : std::uint8_t { kNone, kSame, kDiffer };
FigureAgreement figure_agreement(const FigureBook& book, const ClaimUnit& a, const ClaimUnit& b);

// Members (indices in `units`) of each cluster; clusters by their first member. Only clauses of different
// accounts are compared, and only where they share a stem that is not everywhere, so the cost is near-linear.
// Clauses with different numbers of one measure are two claims, however alike their words are.
std::vector<std::vector<std::uint32_t>> cluster_claims(std::span<const ClaimUnit> units,
                                                       const FigureBook& book, const WordRarity& rarity);

}  // namespace tellings
