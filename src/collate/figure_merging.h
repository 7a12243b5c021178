// Groups of equal readings brought together where they measure one thing: 17 injured and 23 injured.
//
// Equal numbers find each other first (figure_groups.h). Two such groups measure one thing where an account
// sets one against the other ("17 people were treated; the hospital says 23"), or where different accounts
// tell them in the same words and none tells both. "Four dead and six missing" in one breath are two things,
// however near they stand.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
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

// Two figures that were compared, by their indices of settings.
struct JudgedPair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  const FigureEvidence* evidence = nullptr;  // never nullptr
};

using FigureCluster = std::vector<std::uint32_t>;  // indices of settings, ascending

// Whether an account leaves what it counts of one side to the other side.
bool is_left_out(const MergeEvidence& evidence);

// `between`: the judged pairs of a member of `a` and one of `b`, as first and second. REQUIRES: the clusters
// have no member in common. Cost: linear in pairs and members.
MergeEvidence merge_evidence(const std::vector<FigureSetting>& settings, std::span<const JudgedPair> between,
                             const FigureCluster& a, const FigureCluster& b);

}  // namespace tellings
