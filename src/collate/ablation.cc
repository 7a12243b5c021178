#include "collate/ablation.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "collate/figure_likeness.h"
#include "collate/figure_merging.h"

namespace tellings {
namespace {

using Names = std::vector<std::string_view>;

const Names& evidence_of(std::string_view kind) {
  static const std::map<std::string_view, Names> kKinds = {
      {"holders", {"holders_differ", "set_against", "elliptical"}},
      {"names", {"name_same", "name_other"}},
      {"topics", {"topic", "other_topic"}},
      {"vectors",
       {"vector", "vector_best", "apart_vector", "head_alike", "head_unlike", "small_head_unlike",
        "many_head_unlike", "apart_head", "core_alike", "core_unlike", "small_core_unlike", "core_best",
        "apart_core"}}};
  static const Names kNone;
  const auto found = kKinds.find(kind);
  return found == kKinds.end() ? kNone : found->second;
}

template <typename AllNames>
WeightTable without(const WeightTable& weights, const AllNames& all, const Names& left_out) {
  std::string table = fmt::format("join\t{}\n", weights.of("join"));
  for (const std::string_view name : all)
    if (std::ranges::find(left_out, name) == left_out.end())
      table += fmt::format("{}\t{}\n", name, weights.of(name));
  return WeightTable(table);
}

}  // namespace

void leave_out(Tuning& tuning, std::string_view kind) {
  tuning.without.emplace(kind);
  tuning.figure_pairs = without(tuning.figure_pairs, kFigureEvidenceNames, evidence_of(kind));
  tuning.figure_merges = without(tuning.figure_merges, kMergeEvidenceNames, evidence_of(kind));
}

}  // namespace tellings
