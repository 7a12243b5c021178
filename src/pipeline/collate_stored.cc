#include "pipeline/collate_stored.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>
#include <vector>

#include "brief/brief.h"
#include "collate/collate.h"
#include "pipeline/analyse.h"
#include "pipeline/decisions.h"
#include "pipeline/parallel.h"
#include "pipeline/stored_decisions.h"
#include "store/snapshot.h"
#include "store/writer_stories.h"

namespace tellings {
namespace {

constexpr std::size_t kLot = 8;  // stories collated between two commits

struct Lot {
  std::string story;
  std::string state;  // what it was read from: another one, another collation
  std::vector<std::shared_ptr<const Account>> accounts;
  std::vector<std::optional<Notes>> known;  // parallel to accounts
  std::vector<Decision> decisions;
  Collation collation;  // this story alone, and what people set apart from it
  std::string document;
};

// Time first, what tells no time last; then id: the order that collate wants.
std::tuple<std::int64_t, std::string_view> order_of(const Account& account) {
  const auto& time = account.published ? account.published : account.modified;
  return {time ? time->interval().begin : std::numeric_limits<std::int64_t>::max(), account.id};
}

// The notes of a text, as those of `account`, which has that text and what the store knows of it.
Notes of_account(const Notes& notes, const std::shared_ptr<const Account>& account) {
  Notes own = notes;
  auto document = std::make_shared<Document>(*notes.document);
  document->account = account;
  own.document = std::move(document);
  return own;
}

// Accounts and decisions of a story, as far as its collation depends on them.
Result<std::string> state_of(Connection& db, const std::string& story) {
  std::string state;
  Query row = db.prepare(
      "SELECT id, version FROM placement JOIN account ON account.key = placement.account WHERE story = ? "
      "ORDER BY account.key");
  row.bind(story);
  while (row.step()) state += row.text(0) + " " + row.text(1) + "\n";
  const auto kept = decisions_of_story(db, story);
  if (!kept) return tl::unexpected(kept.error());
  for (const KeptDecision& one : *kept) state += one.line + "\n";
  return state;
}

// Applies what comes before reading: dates, and accounts that are set apart, as long as one is left.
void decide_early(Lot& lot, std::vector<Account>& accounts) {
  const std::vector<Decision> undecided = lot.decisions;
  const std::vector<std::string> apart = decide_before(lot.decisions, accounts);
  const auto stays = [&apart](const Account& account) {
    return std::ranges::find(apart, account.id) == apart.end();
  };
  const auto first_apart = std::stable_partition(accounts.begin(), accounts.end(), stays);
  if (first_apart != accounts.begin()) {
    for (auto account = first_apart; account != accounts.end(); ++account)
      lot.collation.apart.push_back(
          {std::make_shared<const Account>(std::move(*account)), "excluded by hand", {}});
    accounts.erase(first_apart, accounts.end());
    return;
  }
  for (std::size_t i = 0; i < undecided.size(); ++i) {
    if (undecided[i].action != "exclude" && undecided[i].action != "other story") continue;
    lot.decisions[i] = undecided[i];
    lot.decisions[i].why_not = "it would leave no account in the story";
  }
}

Result<Lot> read_lot(Connection& db, std::string story, const NotesCache& cache) {
  Lot lot;
  lot.story = std::move(story);
  auto state = state_of(db, lot.story);
  if (!state) return tl::unexpected(state.error());
  lot.state = *std::move(state);
  auto stored = accounts_of_story(db, lot.story);
  if (!stored) return tl::unexpected(stored.error());
  auto decisions = read_decisions_of_story(db, lot.story);
  if (!decisions) return tl::unexpected(decisions.error());
  lot.decisions = *std::move(decisions);
  std::vector<Account> accounts;
  for (StoredAccount& one : *stored) accounts.push_back(std::move(one.account));
  if (!lot.decisions.empty()) decide_early(lot, accounts);
  for (Account& account : accounts)
    lot.accounts.push_back(std::make_shared<const Account>(std::move(account)));
  std::sort(lot.accounts.begin(), lot.accounts.end(),
            [](const auto& a, const auto& b) { return order_of(*a) < order_of(*b); });
  const auto is_redated = [&lot](const Account& account) {
    return std::ranges::any_of(lot.decisions, [&](const Decision& one) {
      return one.applied && one.action == "date" && one.account == account.sha256;
    });
  };
  for (const auto& account : lot.accounts) {
    const Notes* notes = is_redated(*account) ? nullptr : cache.find(account->id);
    lot.known.push_back(notes == nullptr ? std::nullopt : std::optional(of_account(*notes, account)));
  }
  return lot;
}

void collate_lot(Lot& lot, const StoreEngine& engine) {
  std::vector<Notes> notes;
  for (std::size_t i = 0; i < lot.accounts.size(); ++i)
    notes.push_back(lot.known[i] ? *std::move(lot.known[i]) : analyse(*engine.analyzer, lot.accounts[i]));
  StoryCollation& story = lot.collation.stories.emplace_back(collate_story(notes, engine.vectors));
  story.brief = make_brief(story, notes);
  story.id = lot.story;
  for (std::size_t i = 0; i < story.read.size(); ++i)
    story.read[i].analysed = is_readable(*story.accounts[i], *engine.analyzer);
  decide_after(lot.decisions, lot.collation);
}

void write_lot(Lot& lot, const StoreEngine& engine) {
  DocumentOptions options = engine.document;
  options.decisions = lot.decisions;
  lot.document = write_document(lot.collation, options);
}

void put_lot(Writer& writer, const Lot& lot) {
  if (lot.accounts.empty()) {
    drop_story(writer, lot.story);
  } else {
    put_collation(writer, lot.collation.stories.front(), lot.document);
  }
}

}  // namespace

void NotesCache::keep(const std::string& id, Notes notes) {
  if (!notes_.insert_or_assign(id, std::move(notes)).second) return;
  order_.push_back(id);
  if (order_.size() <= limit_) return;
  notes_.erase(order_.front());
  order_.pop_front();
}

const Notes* NotesCache::find(const std::string& id) const {
  const auto found = notes_.find(id);
  return found == notes_.end() ? nullptr : &found->second;
}

Result<std::optional<StoryCollation>> collate_stored(Connection& db, const std::string& story,
                                                     const StoreEngine& engine) {
  auto lot = read_lot(db, story, NotesCache(0));
  if (!lot) return tl::unexpected(lot.error());
  if (lot->accounts.empty()) return std::optional<StoryCollation>();
  collate_lot(*lot, engine);
  return std::optional(std::move(lot->collation.stories.front()));
}

Result<bool> refresh_story(const std::string& path, const StoreEngine& engine, const std::string& story,
                           const WriteStore& write) {
  auto snapshot = Snapshot::open(path);
  if (!snapshot) return tl::unexpected(snapshot.error());
  if (!find_story((*snapshot)->connection(), story)) return true;
  auto lot = read_lot((*snapshot)->connection(), story, NotesCache(0));
  if (!lot) return tl::unexpected(lot.error());
  snapshot->reset();
  if (!lot->accounts.empty()) {
    collate_lot(*lot, engine);
    write_lot(*lot, engine);
  }
  bool same = false;
  auto written = write([&](Writer& writer) -> Result<void> {
    const auto state = state_of(writer.db, story);
    if (!state) return tl::unexpected(state.error());
    same = *state == lot->state;
    if (same) put_lot(writer, *lot);
    return {};
  });
  if (!written) return tl::unexpected(written.error());
  return same;
}

Result<std::size_t> collate_stale(Store& store, const StoreEngine& engine, const NotesCache& cache,
                                  const Progress& progress) {
  const std::vector<std::string> stale = stale_stories(store.connection());
  std::size_t collated = 0;
  for (std::size_t begin = 0; begin < stale.size(); begin += kLot) {
    std::vector<Lot> lots;
    for (std::size_t i = begin; i < std::min(begin + kLot, stale.size()); ++i) {
      auto lot = read_lot(store.connection(), stale[i], cache);
      if (!lot) return tl::unexpected(lot.error());
      lots.push_back(*std::move(lot));
    }
    parallel_for(lots.size(), engine.threads, [&](std::size_t i) {
      if (lots[i].accounts.empty()) return;
      collate_lot(lots[i], engine);
      write_lot(lots[i], engine);
    });
    auto written = store.write([&](Writer& writer) {
      for (const Lot& lot : lots) put_lot(writer, lot);
      return Result<void>();
    });
    if (!written) return tl::unexpected(written.error());
    collated += static_cast<std::size_t>(
        std::count_if(lots.begin(), lots.end(), [](const Lot& lot) { return !lot.accounts.empty(); }));
    if (progress) progress("collating stories", begin + lots.size(), stale.size());
  }
  if (auto read = store.connection().result(); !read) return tl::unexpected(read.error());
  return collated;
}

}  // namespace tellings
