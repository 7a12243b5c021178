#include "pipeline/collate_stored.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>
#include <vector>

#include "brief/brief.h"
#include "collate/collate.h"
#include "pipeline/analyse.h"
#include "pipeline/parallel.h"
#include "store/snapshot.h"
#include "store/writer_stories.h"

namespace tellings {
namespace {

constexpr std::size_t kLot = 8;  // stories collated between two commits

struct Lot {
  std::string story;
  std::vector<std::shared_ptr<const Account>> accounts;
  std::vector<std::optional<Notes>> known;  // parallel to accounts
  StoryCollation collation;
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

Result<Lot> read_lot(Connection& db, std::string story, const NotesCache& cache) {
  Lot lot;
  lot.story = std::move(story);
  auto stored = accounts_of_story(db, lot.story);
  if (!stored) return tl::unexpected(stored.error());
  for (StoredAccount& one : *stored)
    lot.accounts.push_back(std::make_shared<const Account>(std::move(one.account)));
  std::sort(lot.accounts.begin(), lot.accounts.end(),
            [](const auto& a, const auto& b) { return order_of(*a) < order_of(*b); });
  for (const auto& account : lot.accounts) {
    const Notes* notes = cache.find(account->id);
    lot.known.push_back(notes == nullptr ? std::nullopt : std::optional(of_account(*notes, account)));
  }
  return lot;
}

void collate_lot(Lot& lot, const StoreEngine& engine) {
  std::vector<Notes> notes;
  for (std::size_t i = 0; i < lot.accounts.size(); ++i)
    notes.push_back(lot.known[i] ? *std::move(lot.known[i]) : analyse(*engine.analyzer, lot.accounts[i]));
  lot.collation = collate_story(notes, engine.vectors);
  lot.collation.brief = make_brief(lot.collation, notes);
  lot.collation.id = lot.story;
  for (std::size_t i = 0; i < lot.collation.read.size(); ++i)
    lot.collation.read[i].analysed = is_readable(*lot.collation.accounts[i], *engine.analyzer);
}

void write_lot(Lot& lot, const StoreEngine& engine) {
  Collation alone;
  alone.stories.push_back(lot.collation);
  lot.document = write_document(alone, engine.document);
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
  return std::optional(std::move(lot->collation));
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
      for (const Lot& lot : lots) {
        if (lot.accounts.empty()) {
          drop_story(writer, lot.story);
        } else {
          put_collation(writer, lot.collation, lot.document);
        }
      }
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
