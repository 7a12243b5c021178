// tellings export: the store for other tools.
#include <algorithm>
#include <array>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/store_options.h"
#include "desk/export_rows.h"
#include "document/read.h"
#include "render/exports.h"

namespace tellings {

namespace {

struct Form {
  std::string_view name;
  std::string (*make)(const Collation&);
};
// Of one story; the others of a table.
constexpr std::array kForms = {Form{"tei", export_tei},
                               Form{"graphml", export_graphml},
                               Form{"prov", export_prov},
                               Form{"annotations", export_annotations},
                               Form{"figures-csv", export_figures_csv},
                               Form{"quotations-csv", export_quotations_csv}};

int print_story(const Arguments& arguments, const Form& form) {
  const std::string story = arguments.value("--story");
  if (story.empty() || !arguments.operands.empty())
    return failed({ErrorCode::kUsage, "exporting --as " + std::string(form.name) +
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
  return print(form.make(read->collation)) ? kDone : kNothingReadable;
}

}  // namespace

int run_export(const Arguments& arguments, const Environment&) {
  if (arguments.operands.size() > 1)
    return failed({ErrorCode::kUsage, "exporting: name one of " + std::string(export_names())});
  ExportRequest request;
  request.what = arguments.operands.empty() ? "accounts" : arguments.operands.front();
  request.story = arguments.value("--story");
  const std::string form = arguments.value("--as", "jsonl");
  if (const auto of_story = std::ranges::find(kForms, form, &Form::name); of_story != kForms.end())
    return print_story(arguments, *of_story);
  if (form != "jsonl" && form != "csv")
    return failed({ErrorCode::kUsage, "reading --as " + form +
                                          ": not one of jsonl, csv, tei, graphml, prov, annotations, "
                                          "figures-csv, quotations-csv"});
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
