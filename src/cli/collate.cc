// tellings collate: accounts of one event, or of several, side by side.
#include "brief/changes.h"
#include "cli/collate_inputs.h"
#include "cli/collate_outputs.h"
#include "cli/collate_tuning.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/console.h"
#include "cli/outputs.h"
#include "document/read.h"
#include "ingest/byte_stream.h"
#include "pipeline/collate_accounts.h"
#include "pipeline/decisions.h"

namespace tellings {
namespace {

constexpr std::size_t kLargestDocument = 1ULL << 30;

// What people decided; nothing where no --decisions is given.
Result<std::vector<Decision>> given_decisions(const Arguments& arguments) {
  std::vector<Decision> all;
  for (const std::string& path : arguments.values("--decisions")) {
    const auto bytes = read_file(path, kLargestDocument);
    if (!bytes) return tl::unexpected(bytes.error());
    auto decisions = read_decisions(*bytes);
    if (!decisions) return fail(decisions.error().code, path + ": " + decisions.error().message);
    all.insert(all.end(), decisions->begin(), decisions->end());
  }
  return all;
}

void report_decisions(const std::vector<Decision>& decisions) {
  for (const Decision& decision : decisions)
    if (!decision.applied) report("decision \"" + decision.action + "\" not applied: " + decision.why_not);
}

// The document of --since; an empty one where none is given.
Result<Collation> earlier_collation(const Arguments& arguments) {
  if (!arguments.has("--since")) return Collation{};
  const std::string path = arguments.value("--since");
  const auto bytes = read_file(path, kLargestDocument);
  if (!bytes) return tl::unexpected(bytes.error());
  auto document = read_document(*bytes);
  if (!document) return fail(document.error().code, path + ": " + document.error().message);
  return std::move(document->collation);
}

}  // namespace

int run_collate(const Arguments& arguments, const Environment& environment) {
  const auto threads = threads_of(arguments);
  if (!threads) return failed(threads.error());
  const auto earlier = earlier_collation(arguments);
  if (!earlier) return failed(earlier.error());
  auto decisions = given_decisions(arguments);
  if (!decisions) return failed(decisions.error());
  CollateExtras extras;
  extras.decisions = *std::move(decisions);
  auto models = load_models(arguments, environment);
  if (!models) return failed(models.error());

  ProgressLine line;
  ReadOptions reading;
  reading.language = &models->language;
  reading.threads = *threads;
  auto batch = read_collate_inputs(arguments, reading, line.show());
  if (!batch) return failed(batch.error());
  report_skipped(batch->skipped);
  for (const SkippedPage& stub : batch->stubs) report(stub.origin + ": " + stub.reason);
  for (const SkippedPage& renamed : batch->renamed) report(renamed.origin + ": " + renamed.reason);
  const std::size_t accounts = batch->accounts.size();
  const std::size_t skipped = batch->skipped.size();

  const auto rules = rules_of(arguments);
  if (!rules) return failed(rules.error());
  auto tuning = tuning_of(arguments);
  if (!tuning) return failed(tuning.error());
  CollateOptions options;
  options.rules = *rules;
  options.tuning = *std::move(tuning);
  options.one_story = arguments.has("--one-story");
  options.exclude = arguments.values("--exclude");
  for (std::string& id : decide_before(extras.decisions, batch->accounts))
    options.exclude.push_back(std::move(id));
  options.threads = *threads;
  std::string weighed;
  if (arguments.has("--weighed")) options.decisions_weighed = &weighed;
  Collation collation =
      collate_accounts(*std::move(batch), models->analyzer, models->vectors.get(), options, line.show());
  decide_after(extras.decisions, collation);
  report_decisions(extras.decisions);
  for (const StoryCollation& story : collation.stories) {
    const StoryCollation* before = earlier_story(*earlier, story);
    extras.changes.push_back(before == nullptr ? std::vector<CollationChange>{}
                                               : changes_since(*before, story));
  }
  if (auto written = write_collate_outputs(arguments, collation, extras, *models); !written)
    return failed(written.error());
  if (arguments.has("--weighed")) {
    if (auto written = write_file(arguments.value("--weighed"), weighed); !written)
      return failed(written.error());
  }
  report_count(accounts, skipped);
  return accounts == 0 ? kNothingReadable : kDone;
}

}  // namespace tellings
