// tellings story: one story of the store, laid side by side.
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/outputs.h"
#include "cli/store_options.h"
#include "render/markdown.h"
#include "render/page.h"
#include "render/report.h"

namespace tellings {
namespace {

Error no_story(const Arguments& arguments) {
  return {ErrorCode::kNotFound, "showing story " + arguments.operands.front() + " of " +
                                    database_of(arguments) +
                                    ": there is none; `tellings stories` lists them"};
}

Result<std::string> stored_document(Connection& db, const Arguments& arguments) {
  auto document = find_document(db, arguments.operands.front());
  if (!document) return tl::unexpected(document.error());
  if (!*document) return tl::unexpected(no_story(arguments));
  return **std::move(document);
}

Result<void> write_page(Connection& db, const Arguments& arguments) {
  const auto document = stored_document(db, arguments);
  if (!document) return tl::unexpected(document.error());
  const std::string page = render_page(*document);
  if (page.empty())
    return fail(ErrorCode::kUnsupported,
                "writing " + arguments.value("--html") + ": this build has no page; run ./run build");
  return write_file(arguments.value("--html"), page);
}

Result<std::vector<Report>> reports_of(Connection& db, const Arguments& arguments,
                                       const Environment& environment) {
  const auto loaded = load_engine(arguments, environment);
  if (!loaded) return tl::unexpected(loaded.error());
  auto story = collate_stored(db, arguments.operands.front(), (*loaded)->engine);
  if (!story) return tl::unexpected(story.error());
  if (!*story) return tl::unexpected(no_story(arguments));
  Collation collation;
  collation.stories.push_back(**std::move(story));
  return make_reports(collation);
}

Result<void> show(Connection& db, const Arguments& arguments, const Environment& environment) {
  if (arguments.has("--html"))
    if (auto written = write_page(db, arguments); !written) return written;
  if (arguments.has("--json")) {
    const auto document = stored_document(db, arguments);
    if (!document) return tl::unexpected(document.error());
    print(*document);
  }
  const bool report = !arguments.has("--html") && !arguments.has("--json") && !arguments.has("--md");
  if (!report && !arguments.has("--md")) return {};
  const auto reports = reports_of(db, arguments, environment);
  if (!reports) return tl::unexpected(reports.error());
  if (report) print(print_terminal(*reports, terminal_options()));
  return report ? Result<void>() : write_file(arguments.value("--md"), print_markdown(*reports));
}

}  // namespace

int run_story(const Arguments& arguments, const Environment& environment) {
  if (arguments.operands.size() != 1)
    return failed({ErrorCode::kUsage, "showing a story: name one; `tellings stories` lists them"});
  auto snapshot = open_snapshot(arguments);
  if (!snapshot) return failed(snapshot.error());
  const auto shown = show((*snapshot)->connection(), arguments, environment);
  return shown ? kDone : failed(shown.error());
}

}  // namespace tellings
