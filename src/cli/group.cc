// tellings group: which accounts tell one story, and which is a copy of which.
#include <map>

#include "base/json_writer.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/console.h"
#include "cli/group_state.h"
#include "group/grouper.h"
#include "pipeline/parallel.h"
#include "pipeline/read_accounts.h"

namespace tellings {
namespace {

constexpr std::size_t kBatch = 256;  // accounts held at a time in a stream

std::string line_of(const Placement& placement) {
  std::string line;
  JsonWriter json(line);
  json.begin_object()
      .member("id", placement.id)
      .member("story", placement.story)
      .member_or_null("copy_of", placement.copy_of);
  json.member_or_null("how", placement.how ? name_of(*placement.how) : std::string_view());
  json.member("score", placement.copy_of.empty() ? 0.0 : placement.score).end_object();
  return line + "\n";
}

// A run's settings that are its own.
struct Settings {
  ReadOptions reading;
  std::string state;    // file; empty: none
  std::string explain;  // id; empty: print placements
};

void report_given_before(const std::string& id) {
  report_skipped(SkippedPage{id, "the id was given before"});
}

// Prints `lines`, or instead why the account asked for is where it is; keeps the state.
int finish(const Grouper& grouper, const Settings& settings, const std::string& lines, std::size_t accounts,
           std::size_t skipped) {
  if (const auto written = write_group_state(settings.state, grouper); !written)
    return failed(written.error());
  if (!settings.explain.empty()) {
    const auto why = grouper.explain(settings.explain);
    if (!why)
      return failed(
          {ErrorCode::kUsage, "reading --explain " + settings.explain + ": no account has this id"});
    return print(*why) ? kDone : kNothingReadable;
  }
  if (!print(lines)) return kNothingReadable;
  report_count(accounts, skipped);
  return accounts == 0 ? kNothingReadable : kDone;
}

// All accounts, ordered by time and id: the outcome depends on the set of them alone. Lines in the order of
// the input; then those of accounts of an earlier run that have changed.
int group_all(PageSource& source, Grouper grouper, const Settings& settings) {
  AccountBatch batch = read_all_accounts(source, settings.reading);
  report_skipped(batch.skipped);
  for (const SkippedPage& renamed : batch.renamed) report(renamed.origin + ": " + renamed.reason);
  std::vector<Signature> signatures(batch.accounts.size());
  parallel_for(signatures.size(), settings.reading.threads,
               [&](std::size_t i) { signatures[i] = make_signature(batch.accounts[i]); });
  sort_for_grouping(signatures);
  std::size_t known = 0;
  for (Signature& signature : signatures) {
    const std::string id = signature.id;
    if (grouper.enter(std::move(signature))) continue;
    report_given_before(id);
    ++known;
  }
  std::map<std::string, std::string> lines;
  for (const Placement& placement : grouper.flush()) lines[placement.id] = line_of(placement);
  std::string out;
  for (const Account& account : batch.accounts) {
    const auto line = lines.extract(account.id);
    if (!line.empty()) out += line.mapped();
  }
  for (const auto& earlier : lines) out += earlier.second;
  return finish(grouper, settings, out, batch.accounts.size() - known, batch.skipped.size() + known);
}

// A line as soon as an account is placed; what later accounts correct follows.
int group_stream(PageSource& source, Grouper grouper, const Settings& settings) {
  const bool quiet = !settings.explain.empty();
  std::size_t accounts = 0;
  std::size_t skipped = 0;
  for (;;) {
    const auto items = read_batch(source, kBatch, settings.reading);
    if (items.empty()) break;
    for (const ReadItem& item : items) {
      const auto* read = std::get_if<ReadAccount>(&item);
      const auto placement = read != nullptr ? grouper.add(make_signature(read->account)) : std::nullopt;
      if (placement) {
        if (!quiet && !print(line_of(*placement))) return kNothingReadable;
        ++accounts;
        continue;
      }
      ++skipped;
      if (read != nullptr) {
        report_given_before(read->origin);
      } else {
        report_skipped(std::get<SkippedPage>(item));
      }
    }
    for (const Placement& corrected : grouper.flush()) {
      if (!quiet && !print(line_of(corrected))) return kNothingReadable;
    }
  }
  return finish(grouper, settings, "", accounts, skipped);
}

}  // namespace

int run_group(const Arguments& arguments, const Environment&) {
  auto source = open_inputs(arguments);
  if (!source) return failed(source.error());
  const auto threads = threads_of(arguments);
  if (!threads) return failed(threads.error());
  Settings settings;
  settings.reading.threads = *threads;
  settings.state = arguments.value("--state");
  settings.explain = arguments.value("--explain");
  auto grouper = read_group_state(settings.state);
  if (!grouper) return failed(grouper.error());
  return (arguments.has("--stream") ? group_stream : group_all)(**source, *std::move(grouper), settings);
}

}  // namespace tellings
