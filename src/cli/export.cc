// tellings export: the store for other tools.
#include <algorithm>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/store_options.h"
#include "desk/export_rows.h"
#include "document/read.h"
#include "render/exports.h"

namespace tellings {
namespace {

// Of one story; other forms are of a table.
int print_story(const Arguments& arguments, const Export& as) {
  const std::string story = arguments.value("--story");
  if (story.empty() || !arguments.operands.empty())
    return failed({ErrorCode::kUsage, "exporting --as " + std::string(as.form) +
                                          ": is of one story, not of a table; name it: --story ID"});
  auto snapshot = open_snapshot(arguments);
  if (!snapshot) return failed(snapshot.error());
  const auto document = find_document((*snapshot)->connection(), story);
  if (!document) return failed(document.error());
  if (!*document)
    return failed({ErrorCode::kNotFound, "exporting story " + story + " of " + database_of(arguments) +
                                             ": there is none; `tellings stories` lists them"});
  const auto read = read_document(**document);
  if (!read) return failed(read.error());
  return print(as.make(read->collation)) ? kDone : kNothingReadable;
}

std::string all_forms() {
  std::string forms = "jsonl, csv";
  for (const Export& one : kExports) forms.append(", ").append(one.form);
  return forms;
}

}  // namespace

int run_export(const Arguments& arguments, const Environment&) {
  if (arguments.operands.size() > 1)
    return failed({ErrorCode::kUsage, "exporting: name one of " + std::string(export_names())});
  ExportRequest request;
  request.what = arguments.operands.empty() ? "accounts" : arguments.operands.front();
  request.story = arguments.value("--story");
  const std::string form = arguments.value("--as", "jsonl");
  if (const auto of_story = std::ranges::find(kExports, form, &Export::form); of_story != kExports.end())
    return print_story(arguments, *of_story);
  if (form != "jsonl" && form != "csv")
    return failed({ErrorCode::kUsage, "reading --as " + form + ": not one of " + all_forms()});
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
