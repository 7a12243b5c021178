// tellings group: which accounts tell one story, and which is a copy of which.
#include <map>

#include "base/json_writer.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/console.h"
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

// All accounts, ordered by time and id: the outcome depends on the set of them alone. Lines in the order of
// the input.
int group_all(PageSource& source, const ReadOptions& reading) {
  AccountBatch batch = read_all_accounts(source, reading);
  report_skipped(batch.skipped);
  for (const SkippedPage& renamed : batch.renamed) report(renamed.origin + ": " + renamed.reason);
  std::vector<Signature> signatures(batch.accounts.size());
  parallel_for(signatures.size(), reading.threads,
               [&](std::size_t i) { signatures[i] = make_signature(batch.accounts[i]); });
  sort_for_grouping(signatures);
  Grouper grouper;
  for (Signature& signature : signatures) grouper.enter(std::move(signature));
  std::map<std::string, std::string> lines;
  for (const Placement& placement : grouper.flush()) lines[placement.id] = line_of(placement);
  std::string out;
  for (const Account& account : batch.accounts) out += lines[account.id];
  if (!print(out)) return kNothingReadable;
  report_count(batch.accounts.size(), batch.skipped.size());
  return batch.accounts.empty() ? kNothingReadable : kDone;
}

// A line as soon as an account is placed; what later accounts correct follows.
int group_stream(PageSource& source, const ReadOptions& reading) {
  Grouper grouper;
  std::size_t accounts = 0;
  std::size_t skipped = 0;
  for (;;) {
    const auto items = read_batch(source, kBatch, reading);
    if (items.empty()) break;
    for (const ReadItem& item : items) {
      const auto* read = std::get_if<ReadAccount>(&item);
      const auto placement = read != nullptr ? grouper.add(make_signature(read->account)) : std::nullopt;
      if (placement) {
        if (!print(line_of(*placement))) return kNothingReadable;
        ++accounts;
      } else {
        report_skipped(read != nullptr ? SkippedPage{read->origin, "the id was given before"}
                                       : std::get<SkippedPage>(item));
        ++skipped;
      }
    }
    for (const Placement& corrected : grouper.flush()) {
      if (!print(line_of(corrected))) return kNothingReadable;
    }
  }
  report_count(accounts, skipped);
  return accounts == 0 ? kNothingReadable : kDone;
}

}  // namespace

int run_group(const Arguments& arguments, const Environment&) {
  auto source = open_inputs(arguments);
  if (!source) return failed(source.error());
  const auto threads = threads_of(arguments);
  if (!threads) return failed(threads.error());
  ReadOptions reading;
  reading.threads = *threads;
  return arguments.has("--stream") ? group_stream(**source, reading) : group_all(**source, reading);
}

}  // namespace tellings
