#include "pipeline/collate_accounts.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <memory>
#include <tuple>

#include "brief/brief.h"
#include "collate/collate.h"
#include "group/apart.h"
#include "pipeline/analyse.h"
#include "pipeline/decision_json.h"

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

// Accounts story by story. What is own, draft or reference belongs to the largest: it was given to be held
// against it.
std::vector<Accounts> stories_of(const Accounts& accounts, bool one_story, Collation& collation) {
  if (one_story) return {accounts};
  Accounts counted;
  std::copy_if(accounts.begin(), accounts.end(), std::back_inserter(counted),
               [](const auto& account) { return account->use == Use::kAccount; });
  if (counted.empty()) return {accounts};
  const StorySelection selection = select_stories(counted);
  for (const SetApart& apart : selection.apart) {
    ApartAccount& one = collation.apart.emplace_back(ApartAccount{counted[apart.account], apart.reason, {}});
    for (const ByteSpan span : apart.evidence) one.evidence.push_back({0, span});
  }
  std::vector<Accounts> stories;
  for (const auto& members : selection.stories) {
    Accounts& story = stories.emplace_back();
    for (const std::uint32_t index : members) story.push_back(counted[index]);
  }
  for (const auto& account : accounts) {
    if (account->use != Use::kAccount) stories.front().push_back(account);
  }
  for (Accounts& story : stories) {
    std::sort(story.begin(), story.end(),
              [](const auto& a, const auto& b) { return order_of(*a) < order_of(*b); });
  }
  return stories;
}

StoryCollation collate_one(const Accounts& accounts, const Analyzer& analyzer, const SentenceVectors* vectors,
                           const CollateOptions& options, const Progress& progress) {
  const std::vector<Notes> notes = analyse_all(analyzer, accounts, options.threads, progress, options.rules);
  if (options.noted) std::for_each(notes.begin(), notes.end(), options.noted);
  DecisionLog log;
  const bool aloud = options.decisions_weighed != nullptr;
  StoryCollation story = collate_story(notes, vectors, {&options.tuning, aloud ? &log : nullptr});
  if (aloud) *options.decisions_weighed += decision_lines(story, log);
  story.brief = make_brief(story, notes);
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
  for (const Accounts& story : stories_of(accounts, options.one_story, collation)) {
    if (progress) progress("collating", collation.stories.size(), 0);
    collation.stories.push_back(collate_one(story, analyzer, vectors, options, progress));
  }
  return collation;
}

}  // namespace tellings
