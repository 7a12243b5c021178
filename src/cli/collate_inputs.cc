#include "cli/collate_inputs.h"

#include "cli/common.h"
#include "pipeline/given_times.h"

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

}  // namespace

Result<AccountBatch> read_collate_inputs(const Arguments& arguments, const ReadOptions& reading,
                                         const Progress& progress) {
  const auto times = read_given_times(arguments.value("--date"), arguments.value("--tz"));
  if (!times) return tl::unexpected(times.error());
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
  give_times(batch.accounts, *times);
  return batch;
}

}  // namespace tellings
