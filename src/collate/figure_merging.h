// Groups of equal readings brought together where they measure one thing: 17 injured and 23 injured.
//
// Equal numbers find each other first (figure_groups.h). Two such groups measure one thing where an account
// sets one against the other ("17 people were treated; the hospital says 23"), or where different accounts
// tell them in the same words and none tells both. "Four dead and six missing" in one breath are two things,
// however near they stand.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "collate/figure_likeness.h"
#include "collate/figure_setting.h"

namespace tellings {

inline constexpr std::array kMergeEvidenceNames = std::to_array<std::string_view>({"bias",
                                                                                   "elliptical",
                                                                                   "set_against",
                                                                                   "told_both_plainly",
                                                                                   "apart",
                                                                                   "apart_near",
                                                                                   "apart_head",
                                                                                   "apart_core",
                                                                                   "apart_vector",
                                                                                   "equal",
                                                                                   "near",
                                                                                   "near_best",
                                                                                   "sentence_best",
                                                                                   "contained",
                                                                                   "around",
                                                                                   "vector",
                                                                                   "vector_best",
                                                                                   "head_alike",
                                                                                   "head_unlike",
                                                                                   "core_alike",
                                                                                   "core_best",
                                                                                   "core_shared",
                                                                                   "counted",
                                                                                   "topic",
                                                                                   "other_topic",
                                                                                   "name_same",
                                                                                   "name_other",
                                                                                   "after",
                                                                                   "close",
                                                                                   "slip",
                                                                                   "meet",
                                                                                   "one_unit",
                                                                                   "other_dim",
                                                                                   "part_of_whole",
                                                                                   "small",
                                                                                   "core_unlike",
                                                                                   "small_head_unlike",
                                                                                   "holders_differ",
                                                                                   "near_telling_both"});
using MergeEvidence = std::array<double, kMergeEvidenceNames.size()>;

using FigurePair = std::pair<std::uint32_t, std::uint32_t>;  // indices of settings, ascending
// The pairs of figures that were compared.
using JudgedPairs = std::map<FigurePair, FigureEvidence>;

using FigureCluster = std::vector<std::uint32_t>;  // indices of settings, ascending

// Whether an account leaves what it counts of one side to the other side.
bool is_left_out(const MergeEvidence& evidence);

// REQUIRES: the clusters have no member in common. `pairs` without a pair between the two: all zero.
MergeEvidence merge_evidence(const std::vector<FigureSetting>& settings, const JudgedPairs& pairs,
                             const FigureCluster& a, const FigureCluster& b);

}  // namespace tellings
