#include "pipeline/collate_accounts.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <tuple>

#include "collate/collate.h"
#include "pipeline/analyse.h"

namespace tellings {
namespace {

using Accounts = std::vector<std::shared_ptr<const Account>>;

// Time first, what tells no time last; then id.
std::tuple<std::int64_t, std::string_view> order_of(const Account& account) {
  const auto& time = account.published ? account.published : account.modified;
  return {time ? time->interval().begin : std::numeric_limits<std::int64_t>::max(), account.id};
}

Accounts ordered(std::vector<Account> accounts) {
  Accounts shared;
  shared.reserve(accounts.size());
  for (Account& account : accounts) shared.push_back(std::make_shared<const Account>(std::move(account)));
  std::sort(shared.begin(), shared.end(),
            [](const auto& a, const auto& b) { return order_of(*a) < order_of(*b); });
  return shared;
}

void set_apart_excluded(Accounts& accounts, const std::vector<std::string>& exclude, Collation& collation) {
  const auto excluded = [&exclude](const auto& account) {
    return std::find(exclude.begin(), exclude.end(), account->id) != exclude.end();
  };
  for (const auto& account : accounts) {
    if (excluded(account)) collation.apart.push_back({account, "excluded by hand", {}});
  }
  std::erase_if(accounts, excluded);
}

StoryCollation collate_one(std::vector<Notes> notes, const Analyzer& analyzer,
                           const SentenceVectors* vectors) {
  StoryCollation story = collate_story(std::move(notes), vectors);
  for (std::size_t i = 0; i < story.read.size(); ++i)
    story.read[i].analysed = is_readable(*story.accounts[i], analyzer);
  return story;
}

}  // namespace

Collation collate_accounts(AccountBatch batch, const Analyzer& analyzer, const SentenceVectors* vectors,
                           const CollateOptions& options, const Progress& progress) {
  Collation collation;
  for (SkippedPage& skipped : batch.skipped)
    collation.skipped.push_back({std::move(skipped.origin), std::move(skipped.reason)});
  Accounts accounts = ordered(std::move(batch.accounts));
  set_apart_excluded(accounts, options.exclude, collation);
  if (accounts.empty()) return collation;
  std::vector<Notes> notes = analyse_all(analyzer, accounts, options.threads, progress);
  if (progress) progress("collating", 0, accounts.size());
  collation.stories.push_back(collate_one(std::move(notes), analyzer, vectors));
  return collation;
}

}  // namespace tellings
