// The store's tables as JSON Lines or CSV, for other tools.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "desk/stretches.h"

namespace tellings {

enum class ExportForm { kJsonLines, kCsv };

struct ExportRequest {
  std::string what;  // one of export_names()
  ExportForm form = ExportForm::kJsonLines;
  std::string story;  // empty: all
  KeyRange range;     // by the time of telling
};

std::string_view export_names();  // "accounts, quotations, ...": for messages

// Calls `line` with each line, line end included, in order of time (the stories: of id); stops where it gives
// false. A CSV begins with the names of its columns; a cell that a table program would run as a formula gets
// an apostrophe before it. Offsets are code points. kUsage where `what` is none.
Result<void> export_rows(Connection& db, const ExportRequest& request,
                         const std::function<bool(const std::string&)>& line);

}  // namespace tellings
