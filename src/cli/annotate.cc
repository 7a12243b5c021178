// tellings annotate: what each account says, taken apart.
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/console.h"
#include "nlp/raw_json.h"
#include "pipeline/analyse.h"
#include "pipeline/notes_json.h"
#include "pipeline/parallel.h"
#include "pipeline/read_accounts.h"

namespace tellings {
namespace {

constexpr std::size_t kBatch = 256;  // accounts held at a time

// What the model itself gives for the text as it is.
std::string raw_line(const Analyzer& analyzer, const Account& account) {
  std::string line;
  append_raw_json(line, account.id, account.text, analyzer.analyze(account.text));
  return line;
}

}  // namespace

int run_annotate(const Arguments& arguments, const Environment& environment) {
  auto source = open_inputs(arguments);
  if (!source) return failed(source.error());
  const auto threads = threads_of(arguments);
  if (!threads) return failed(threads.error());
  const std::string attributions = arguments.value("--attributions", "sayings");
  if (attributions != "all" && attributions != "sayings") {
    return failed(
        {ErrorCode::kUsage, "reading --attributions " + attributions + ": not one of sayings, all"});
  }
  const bool raw = arguments.has("--raw");
  if (raw && !arguments.has("--tokens"))
    return failed({ErrorCode::kUsage, "reading --raw: goes with --tokens"});
  const auto rules = rules_of(arguments);
  if (!rules) return failed(rules.error());
  const auto language = load_language(environment);
  if (!language) return failed(language.error());
  const auto analyzer = load_analyzer(arguments, environment);
  if (!analyzer) return failed(analyzer.error());

  ReadOptions reading;
  reading.language = &*language;
  reading.threads = *threads;
  NotesJsonOptions writing;
  writing.tokens = arguments.has("--tokens");
  writing.all_attributions = attributions == "all";
  std::size_t accounts = 0;
  std::size_t skipped = 0;
  for (;;) {
    auto items = read_batch(**source, kBatch, reading);
    if (items.empty()) break;
    std::vector<std::string> lines(items.size());
    parallel_for(items.size(), *threads, [&](std::size_t i) {
      auto* read = std::get_if<ReadAccount>(&items[i]);
      if (read == nullptr) return;
      if (raw) {
        lines[i] = raw_line(*analyzer, read->account);
      } else {
        append_notes_json(
            lines[i], analyse(*analyzer, std::make_shared<const Account>(std::move(read->account)), *rules),
            writing);
      }
    });
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (const auto* page = std::get_if<SkippedPage>(&items[i])) report_skipped(*page);
      (lines[i].empty() ? skipped : accounts) += 1;
      if (!print(lines[i])) return kNothingReadable;
    }
  }
  report_count(accounts, skipped);
  return accounts == 0 ? kNothingReadable : kDone;
}

}  // namespace tellings
