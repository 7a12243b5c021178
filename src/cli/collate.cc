// tellings collate: accounts of one event, or of several, side by side.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/hash.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/console.h"
#include "cli/outputs.h"
#include "cli/version.h"
#include "collate/ablation.h"
#include "document/write.h"
#include "pipeline/collate_accounts.h"
#include "render/markdown.h"
#include "render/page.h"
#include "render/report.h"

namespace tellings {
namespace {

// Files given for another use than account: --draft FILE, --reference FILE.
Result<void> add_for_use(const Arguments& arguments, std::string_view flag, Use use,
                         const ReadOptions& reading, AccountBatch& batch) {
  if (!arguments.has(flag)) return {};
  Arguments inputs = arguments;
  inputs.operands = arguments.values(flag);
  auto source = open_inputs(inputs);
  if (!source) return tl::unexpected(source.error());
  AccountBatch more = read_all_accounts(**source, reading);
  for (Account& account : more.accounts) {
    account.use = use;
    batch.accounts.push_back(std::move(account));
  }
  batch.skipped.insert(batch.skipped.end(), more.skipped.begin(), more.skipped.end());
  return {};
}

Result<AccountBatch> read_batch_of(const Arguments& arguments, const ReadOptions& reading,
                                   const Progress& progress) {
  auto source = open_inputs(arguments);
  if (!source) return tl::unexpected(source.error());
  AccountBatch batch = read_all_accounts(**source, reading, progress);
  for (const std::string& own : arguments.values("--own")) {
    for (Account& account : batch.accounts) {
      if (account.source == own) account.use = Use::kOwn;
    }
  }
  if (auto added = add_for_use(arguments, "--draft", Use::kDraft, reading, batch); !added)
    return tl::unexpected(added.error());
  if (auto added = add_for_use(arguments, "--reference", Use::kReference, reading, batch); !added)
    return tl::unexpected(added.error());
  return batch;
}

Result<void> write_outputs(const Arguments& arguments, const Collation& collation, const LoadedModels& models,
                           const Environment& environment) {
  DocumentOptions options;
  options.engine_version = kVersion;
  options.with_text = !arguments.has("--no-text");
  const bool wants_document = arguments.has("--json") || arguments.has("--html");
  if (wants_document) options.models = versions_of(models, arguments, environment);
  const std::string document = wants_document ? write_document(collation, options) : "";
  if (arguments.has("--html")) {
    const std::string page = render_page(document);
    if (page.empty())
      return fail(ErrorCode::kUnsupported,
                  "writing " + arguments.value("--html") + ": this build has no page; run ./run build");
    if (auto written = write_file(arguments.value("--html"), page); !written) return written;
  }
  if (arguments.has("--md")) {
    if (auto written = write_file(arguments.value("--md"), print_markdown(make_reports(collation))); !written)
      return written;
  }
  const bool to_files = arguments.has("--html") || arguments.has("--md");
  if (arguments.has("--json")) {
    print(document);
  } else if (!to_files) {
    print(print_terminal(make_reports(collation), terminal_options()));
  }
  return {};
}

// For measurements: other weights (--weights DIR), a kind of evidence left out (--leave-out KIND).
Result<Tuning> tuning_of(const Arguments& arguments) {
  Tuning tuning = built_in_tuning();
  const auto read = [&](std::string_view name, WeightTable& table) {
    std::ifstream file(arguments.value("--weights") + "/" + std::string(name), std::ios::binary);
    if (file) table = WeightTable(std::string(std::istreambuf_iterator<char>(file), {}));
  };
  if (arguments.has("--weights")) {
    read("figure_weights.tsv", tuning.figure_pairs);
    read("figure_merge_weights.tsv", tuning.figure_merges);
    read("claim_weights.tsv", tuning.claims);
  }
  const auto kinds = ablation_kinds();
  for (const std::string& kind : arguments.values("--leave-out")) {
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
      return fail(ErrorCode::kInvalid, fmt::format("leaving out evidence: no kind {}; give one of {}", kind,
                                                   fmt::join(kinds, ", ")));
    leave_out(tuning, kind);
  }
  return tuning;
}

}  // namespace

int run_collate(const Arguments& arguments, const Environment& environment) {
  const auto threads = threads_of(arguments);
  if (!threads) return failed(threads.error());
  auto models = load_models(arguments, environment);
  if (!models) return failed(models.error());

  ProgressLine line;
  ReadOptions reading;
  reading.language = &models->language;
  reading.threads = *threads;
  auto batch = read_batch_of(arguments, reading, line.show());
  if (!batch) return failed(batch.error());
  report_skipped(batch->skipped);
  for (const SkippedPage& renamed : batch->renamed) report(renamed.origin + ": " + renamed.reason);
  const std::size_t accounts = batch->accounts.size();
  const std::size_t skipped = batch->skipped.size();

  const auto rules = rules_of(arguments);
  if (!rules) return failed(rules.error());
  CollateOptions options;
  options.rules = *rules;
  options.one_story = arguments.has("--one-story");
  options.exclude = arguments.values("--exclude");
  options.threads = *threads;
  auto tuning = tuning_of(arguments);
  if (!tuning) return failed(tuning.error());
  options.tuning = *std::move(tuning);
  std::string weighed;
  if (arguments.has("--weighed")) options.decisions_weighed = &weighed;
  const Collation collation =
      collate_accounts(*std::move(batch), models->analyzer, models->vectors.get(), options, line.show());
  if (auto written = write_outputs(arguments, collation, *models, environment); !written)
    return failed(written.error());
  if (arguments.has("--weighed")) {
    if (auto written = write_file(arguments.value("--weighed"), weighed); !written)
      return failed(written.error());
  }
  report_count(accounts, skipped);
  return accounts == 0 ? kNothingReadable : kDone;
}

}  // namespace tellings
