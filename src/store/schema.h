// The tables of the store, made and brought up to date by migrations (data/*.sql) that are only ever added
// to.
#pragma once

#include "base/result.h"
#include "store/sqlite.h"

namespace tellings {

// Marks the file as ours: "tell" (PRAGMA application_id).
inline constexpr int kApplicationId = 0x74656C6C;

// Runs the migrations that the file has not seen, each in a transaction of its own. An error where the file
// belongs to another program, or was made by a later version of this one.
Result<void> migrate(Connection& connection, std::int64_t now);

// For readers: an error where the file is not ours, or its tables are older or newer than this program's.
Result<void> expect_current(Connection& connection);

}  // namespace tellings
