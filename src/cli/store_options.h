// What the commands that work on a store read from their arguments in the same way.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/common.h"
#include "cli/flags.h"
#include "desk/outlets.h"
#include "desk/stretches.h"
#include "pipeline/collate_stored.h"
#include "store/snapshot.h"
#include "store/store.h"

namespace tellings {

std::string database_of(const Arguments& arguments);  // --db, else tellings.db

std::int64_t seconds_now();

Result<std::unique_ptr<Snapshot>> open_snapshot(const Arguments& arguments);

// Models that a run over the store needs, and what its records say of them.
struct LoadedEngine {
  LoadedModels models;
  StoreEngine engine;  // points into models
  EngineVersion version;
};
Result<std::unique_ptr<LoadedEngine>> load_engine(const Arguments& arguments, const Environment& environment);

// --sources FILE: which outlet a source is; nothing where the option is not given.
Result<std::optional<Outlets>> outlets_of(const Arguments& arguments);

// --decisions FILE: the lines of all files given, each one decision or empty.
Result<std::vector<std::string>> decision_lines_of(const Arguments& arguments);

// --from and --to: a day or a time each, the day or second named last being inside.
Result<KeyRange> range_of(const Arguments& arguments);

}  // namespace tellings
