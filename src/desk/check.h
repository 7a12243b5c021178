// Whether the store is whole: every hash, every span, every index.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/result.h"
#include "store/sqlite.h"

namespace tellings {

struct CheckCount {
  std::int64_t accounts = 0;
  std::int64_t spans = 0;
  std::int64_t collations = 0;
  std::int64_t faults = 0;
};

// Calls `fault` with each thing that is not as it should be, in the order of the tables. Looked at: SQLite's
// own structure; the hash of each text and document; each span of paragraphs, quotations, figures, names and
// of the collations, that it lies within its text, on borders of characters, and gives the words that are
// kept with it; that nothing names what is not there; what the watch keeps (check_watch.h). An error is one
// that keeps the check from going on.
Result<CheckCount> check_store(Connection& db, const std::function<void(const std::string&)>& fault);

// The same for the full-text indices: that they hold the words of the tables and no others. They can only be
// asked where the file may be written; nothing is written.
Result<void> check_indices(const std::string& path, const std::function<void(const std::string&)>& fault);

}  // namespace tellings
