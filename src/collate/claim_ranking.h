// Which claims come first: those that matter, and of them no two that say the same.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "collate/claim_units.h"
#include "collate/collation.h"
#include "collate/stem_tellers.h"

namespace tellings {

inline constexpr std::array kClaimEvidenceNames = std::to_array<std::string_view>(
    {"bias",       "accounts",   "groups",   "log_accounts",   "log_groups", "first_place",
     "mean_place", "lead",       "figures",  "names",          "conflict",   "updated",
     "agree",      "quoted",     "reported", "all_quoted",     "length",     "short",
     "long",       "leans",      "no_verb",  "rewritten_only", "told",       "told_mean",
     "once",       "once_share", "opening",  "opening_mean"});
using ClaimWeightEvidence = std::array<double, kClaimEvidenceNames.size()>;

// What speaks for the cluster: by how many and how independent accounts, how early, with what figures.
// `verdicts[account][figure]` is the verdict of the group that a figure of the notes stands in; the words of
// `wording`, one of the cluster, are weighed by who tells them.
ClaimWeightEvidence claim_evidence(const Story& story, const std::vector<ClaimUnit>& units,
                                   const std::vector<std::uint32_t>& cluster,
                                   const std::vector<std::vector<FigureVerdict>>& verdicts,
                                   const ClaimUnit& wording, const TellerCount& tellers);

// Order of the clusters: greatest weight first, less what it has in common with one before it.
// `repetition(a, b)`: 0..1, how much of cluster a is said by b.
std::vector<std::uint32_t> rank_claims(const std::vector<double>& weights,
                                       const std::function<double(std::uint32_t, std::uint32_t)>& repetition);

}  // namespace tellings
