// tellings export: the store for other tools.
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/store_options.h"
#include "desk/export_rows.h"

namespace tellings {

int run_export(const Arguments& arguments, const Environment&) {
  if (arguments.operands.size() > 1)
    return failed({ErrorCode::kUsage, "exporting: name one of " + std::string(export_names())});
  ExportRequest request;
  request.what = arguments.operands.empty() ? "accounts" : arguments.operands.front();
  request.story = arguments.value("--story");
  const std::string form = arguments.value("--as", "jsonl");
  if (form != "jsonl" && form != "csv")
    return failed({ErrorCode::kUsage, "reading --as " + form + ": not one of jsonl, csv"});
  request.form = form == "csv" ? ExportForm::kCsv : ExportForm::kJsonLines;
  const auto range = range_of(arguments);
  if (!range) return failed(range.error());
  request.range = *range;
  auto snapshot = open_snapshot(arguments);
  if (!snapshot) return failed(snapshot.error());
  bool open = true;
  const auto done = export_rows((*snapshot)->connection(), request,
                                [&open](const std::string& line) { return open = print(line); });
  if (!done) return failed(done.error());
  return open ? kDone : kNothingReadable;
}

}  // namespace tellings
