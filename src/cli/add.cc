// tellings add: accounts into the store.
#include "base/json_writer.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/store_options.h"
#include "pipeline/add_accounts.h"
#include "pipeline/stored_decisions.h"

namespace tellings {
namespace {

std::string line_of(const AddedAccount& added) {
  std::string line;
  JsonWriter json(line);
  json.begin_object()
      .member("input", added.input)
      .member_or_null("id", added.id)
      .member("standing", name_of(added.standing))
      .member_or_null("story", added.story);
  if (!added.reason.empty()) json.member("reason", added.reason);
  json.end_object();
  return line + "\n";
}

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : several);
}

// Nothing to read: only what people say is to be kept.
class NoPages : public PageSource {
 public:
  std::optional<IngestItem> next() override { return std::nullopt; }
};

// What people say of sources and accounts, kept beside them.
Result<void> keep_what_people_say(Store& store, const std::optional<Outlets>& outlets,
                                  const std::vector<std::string>& decisions) {
  return store.write([&](Writer& writer) -> Result<void> {
    if (outlets) outlets->keep(writer);
    const auto kept = keep_decisions(writer, decisions);
    return kept ? Result<void>() : tl::unexpected(kept.error());
  });
}

}  // namespace

int run_add(const Arguments& arguments, const Environment& environment) {
  const bool said = arguments.has("--sources") || arguments.has("--decisions");
  const bool alone = said && arguments.operands.empty() && !arguments.has("--urls");
  auto source =
      alone ? Result<std::unique_ptr<PageSource>>(std::make_unique<NoPages>()) : open_inputs(arguments);
  if (!source) return failed(source.error());
  const auto outlets = outlets_of(arguments);
  if (!outlets) return failed(outlets.error());
  const auto decisions = decision_lines_of(arguments);
  if (!decisions) return failed(decisions.error());
  const auto loaded = load_engine(arguments, environment);
  if (!loaded) return failed(loaded.error());
  auto store = Store::open(database_of(arguments), (*loaded)->version, seconds_now());
  if (!store) return failed(store.error());

  if (auto kept = keep_what_people_say(**store, *outlets, *decisions); !kept) return failed(kept.error());

  ProgressLine line;
  AddOptions options;
  options.reading.language = &(*loaded)->models.language;
  options.reading.threads = (*loaded)->engine.threads;
  options.progress = line.show();
  options.skipped = [](const SkippedPage& page) { report_skipped(page); };
  const bool lines = arguments.has("--json");
  options.told = [lines](const AddedAccount& added) {
    if (added.standing == Standing::kRemoved)
      report_skipped(SkippedPage{added.input, "was removed from the store: " + added.reason});
    if (lines) print(line_of(added));
  };
  const auto count = add_accounts(**store, **source, (*loaded)->engine, options);
  if (!count) return failed(count.error());
  report(counted(count->added, "account", "accounts") + " added, " +
         counted(count->versions, "new version, ", "new versions, ") + std::to_string(count->known) +
         " known, " + std::to_string(count->skipped + count->removed) + " skipped; " +
         counted(count->collated, "story", "stories") + " collated");
  return !alone && count->added + count->versions + count->known == 0 ? kNothingReadable : kDone;
}

}  // namespace tellings
