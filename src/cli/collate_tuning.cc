#include "cli/collate_tuning.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "collate/ablation.h"

namespace tellings {

Result<Tuning> tuning_of(const Arguments& arguments) {
  Tuning tuning = built_in_tuning();
  const auto read = [&](std::string_view name, WeightTable& table) {
    std::ifstream file(arguments.value("--weights") + "/" + std::string(name), std::ios::binary);
    if (file) table = WeightTable(std::string(std::istreambuf_iterator<char>(file), {}));
  };
  if (arguments.has("--weights")) {
    read("figure_weights.tsv", tuning.figure_pairs);
    read("figure_merge_weights.tsv", tuning.figure_merges);
    read("claim_weights.tsv", tuning.claims);
  }
  const auto kinds = ablation_kinds();
  for (const std::string& kind : arguments.values("--leave-out")) {
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
      return fail(ErrorCode::kInvalid, fmt::format("leaving out evidence: no kind {}; give one of {}", kind,
                                                   fmt::join(kinds, ", ")));
    leave_out(tuning, kind);
  }
  return tuning;
}

}  // namespace tellings
