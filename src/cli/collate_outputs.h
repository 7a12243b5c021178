// What `tellings collate` prints and writes.
#pragma once

#include "base/result.h"
#include "brief/changes.h"
#include "cli/common.h"
#include "cli/flags.h"
#include "collate/collation.h"
#include "document/decision.h"

namespace tellings {

// What stands beside the collation in the outputs.
struct CollateExtras {
  std::vector<Decision> decisions;
  std::vector<std::vector<CollationChange>> changes;  // [story]; empty without --since
};

// The explanation of --explain, else the document of --json, else the report where no file is asked for; and
// each file that is. The error names the file that could not be written, or the id that nothing has.
Result<void> write_collate_outputs(const Arguments& arguments, const Collation& collation,
                                   const CollateExtras& extras, const LoadedModels& models);

}  // namespace tellings
