// Which claims come first: those that matter, and of them no two that say the same.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "collate/claim_units.h"
#include "collate/collation.h"

namespace tellings {

inline constexpr std::size_t kClaimEvidence = 22;
using ClaimWeightEvidence = std::array<double, kClaimEvidence>;
const std::array<std::string_view, kClaimEvidence>& claim_evidence_names();

// What speaks for the cluster: by how many and how independent accounts, how early, with what figures.
// `verdicts[account][figure]` is the verdict of the group that a figure of the notes stands in.
ClaimWeightEvidence claim_evidence(const Story& story, const std::vector<ClaimUnit>& units,
                                   const std::vector<std::uint32_t>& cluster,
                                   const std::vector<std::vector<FigureVerdict>>& verdicts);

// Log odds that a reader would list it (data/claim_weights.tsv).
double claim_weight(const ClaimWeightEvidence& evidence);

// Order of the clusters: greatest weight first, less what it has in common with one before it.
std::vector<std::uint32_t> rank_claims(const std::vector<double>& weights, const std::vector<WordBag>& words,
                                       const WordRarity& rarity);

}  // namespace tellings
