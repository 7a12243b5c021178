#include "collate/tuning.h"

#include <array>
#include <cstdlib>

#include "base/lexicon.h"
#include "collate/data.h"

namespace tellings {

WeightTable::WeightTable(std::string_view table) {
  for (const auto& row : read_table(table)) {
    if (row.size() >= 2)
      weights_.insert_or_assign(std::string(row[0]), std::strtod(std::string(row[1]).c_str(), nullptr));
  }
}

double WeightTable::of(std::string_view evidence) const {
  const auto found = weights_.find(evidence);
  return found == weights_.end() ? 0 : found->second;
}

const Tuning& built_in_tuning() {
  static const Tuning kTuning{WeightTable(collate_data::kFigureWeights),
                              WeightTable(collate_data::kFigureMergeWeights),
                              WeightTable(collate_data::kClaimWeights),
                              {}};
  return kTuning;
}

std::vector<std::string_view> ablation_kinds() {
  return {"denials", "figures", "holders", "merging", "names", "topics", "vectors"};
}

}  // namespace tellings
