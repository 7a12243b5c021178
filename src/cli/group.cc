// tellings group: which accounts tell one story, and which is a copy of which.
#include <map>

#include "cli/commands.h"
#include "cli/common.h"
#include "cli/console.h"
#include "group/grouper.h"
#include "pipeline/group_accounts.h"
#include "pipeline/group_state.h"
#include "pipeline/read_accounts.h"

namespace tellings {
namespace {

constexpr std::size_t kBatch = 256;  // accounts held at a time in a stream, and between two flushes

// A run's settings that are its own.
struct Settings {
  ReadOptions reading;
  std::string state;    // file; empty: none
  std::string explain;  // id; empty: print placements
};

void report_given_before(const std::string& id) {
  report_skipped(SkippedPage{id, "the id was given before"});
}

// Ends a run: the state is kept, then why the account asked for is where it is.
int finish(GroupState& state, const Settings& settings, std::size_t accounts, std::size_t skipped) {
  if (const auto written = write_group_state(settings.state, state); !written) return failed(written.error());
  if (!settings.explain.empty()) {
    const auto why = state.grouper.explain(settings.explain);
    if (!why)
      return failed(
          {ErrorCode::kUsage, "reading --explain " + settings.explain + ": no account has this id"});
    return print(*why) ? kDone : kNothingReadable;
  }
  report_count(accounts, skipped);
  return accounts == 0 ? kNothingReadable : kDone;
}

void report_trouble(Grouper& grouper) {
  if (const auto trouble = grouper.take_trouble()) report(trouble->message);
}

// All accounts, ordered by time and id: the outcome depends on the set of them alone. Lines in the order of
// the input; then those of accounts of an earlier run that have changed.
int group_all(PageSource& source, GroupState state, const Settings& settings) {
  AccountBatch batch = read_all_accounts(source, settings.reading);
  report_skipped(batch.skipped);
  for (const SkippedPage& renamed : batch.renamed) report(renamed.origin + ": " + renamed.reason);
  const GroupedAccounts grouped =
      group_signatures(state.grouper, signatures_of(batch.accounts, settings.reading.threads));
  for (const std::string& id : grouped.known) report_given_before(id);
  for (const Error& trouble : grouped.troubles) report(trouble.message);
  std::string out;
  for (const Placement& placement : grouped.placements) out += placement_json(placement) + "\n";
  if (settings.explain.empty() && !print(out)) return kNothingReadable;
  const std::size_t known = grouped.known.size();
  return finish(state, settings, batch.accounts.size() - known, batch.skipped.size() + known);
}

// The corrections of a flush, with the reason where an account has changed its story.
bool print_corrections(Grouper& grouper) {
  const std::vector<Placement> corrections = grouper.flush();
  std::map<std::string_view, const StoryChange*> changes;
  for (const StoryChange& change : grouper.changes()) changes.emplace(change.account, &change);
  for (const Placement& corrected : corrections) {
    const auto change = changes.find(corrected.id);
    if (!print(placement_json(corrected, change == changes.end() ? nullptr : change->second) + "\n"))
      return false;
  }
  return true;
}

// A line as soon as an account is placed; what later accounts correct follows.
int group_stream(PageSource& source, GroupState state, const Settings& settings) {
  const bool quiet = !settings.explain.empty();
  Grouper& grouper = state.grouper;
  std::size_t accounts = 0;
  std::size_t skipped = 0;
  for (;;) {
    const auto items = read_batch(source, kBatch, settings.reading);
    if (items.empty()) break;
    for (const ReadItem& item : items) {
      const auto* read = std::get_if<ReadAccount>(&item);
      const auto placement = read != nullptr ? grouper.add(make_signature(read->account)) : std::nullopt;
      if (placement) {
        if (!quiet && !print(placement_json(*placement) + "\n")) return kNothingReadable;
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
    if (quiet) {
      grouper.flush();
    } else if (!print_corrections(grouper)) {
      return kNothingReadable;
    }
    report_trouble(grouper);
  }
  return finish(state, settings, accounts, skipped);
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
  auto state = read_group_state(settings.state);
  if (!state) return failed(state.error());
  return arguments.has("--stream") ? group_stream(**source, *std::move(state), settings)
                                   : group_all(**source, *std::move(state), settings);
}

}  // namespace tellings
