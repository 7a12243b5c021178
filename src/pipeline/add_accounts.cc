#include "pipeline/add_accounts.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/hash.h"
#include "pipeline/analyse.h"
#include "pipeline/stored_groups.h"
#include "store/writer_stories.h"

namespace tellings {
namespace {

constexpr std::size_t kBatch = 64;             // accounts of one commit
constexpr std::size_t kBetweenCollating = 16;  // batches: stories grow by several accounts at a time
constexpr std::size_t kNotesKept = 2048;       // of accounts, some 100 KB each

// One account of a batch on its way.
struct Coming {
  std::size_t item = 0;  // of the batch
  Account account;
  Standing standing = Standing::kNew;
  Notes notes;
};

class Adder {
 public:
  Adder(Store& store, PageSource& source, const StoreEngine& engine, const AddOptions& options,
        StoredGroups groups)
      : store_(store),
        source_(source),
        engine_(engine),
        options_(options),
        groups_(std::move(groups)),
        cache_(kNotesKept) {}

  Result<AddCount> run() {
    for (std::size_t batch = 1;; ++batch) {
      std::vector<ReadItem> items = read_batch(source_, kBatch, options_.reading);
      const bool end = items.empty();
      if (!end) {
        if (auto added = add_batch(std::move(items)); !added) return tl::unexpected(added.error());
      }
      if (end || batch % kBetweenCollating == 0) {
        auto collated = collate_stale(store_, engine_, cache_, options_.progress);
        if (!collated) return tl::unexpected(collated.error());
        count_.collated += *collated;
      }
      if (end) return count_;
      if (options_.progress) options_.progress("adding", count_.added + count_.versions + count_.known, 0);
    }
  }

 private:
  Result<void> add_batch(std::vector<ReadItem> items) {
    told_.assign(items.size(), std::nullopt);
    std::vector<Coming> coming = sift(std::move(items));
    std::vector<std::shared_ptr<const Account>> accounts;
    for (const Coming& one : coming) accounts.push_back(std::make_shared<const Account>(one.account));
    std::vector<Notes> notes = analyse_all(*engine_.analyzer, accounts, engine_.threads);
    for (std::size_t i = 0; i < coming.size(); ++i) coming[i].notes = std::move(notes[i]);
    // Keys grow with time, and the search index takes them fastest in their order.
    std::stable_sort(coming.begin(), coming.end(), [](const Coming& a, const Coming& b) {
      return time_of(a.account) < time_of(b.account);
    });
    auto written = store_.write([&](Writer& writer) { return put(writer, coming); });
    if (!written) return written;
    for (const auto& told : told_)
      if (told) tell(*told);
    return {};
  }

  // Those that are to be read further; what is told of the others is noted.
  std::vector<Coming> sift(std::vector<ReadItem> items) {
    std::vector<Coming> coming;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (auto* skipped = std::get_if<SkippedPage>(&items[i])) {
        ++count_.skipped;
        if (options_.skipped) options_.skipped(*skipped);
        continue;
      }
      ReadAccount& read = std::get<ReadAccount>(items[i]);
      if (read.account.sha256.empty()) read.account.sha256 = sha256_hex(read.account.text);
      const StandingOf standing = standing_of(store_.connection(), read.account);
      told_[i] = AddedAccount{std::move(read.origin), standing.id, "", standing.standing, standing.reason};
      if (standing.standing == Standing::kNew || standing.standing == Standing::kVersion)
        coming.push_back({i, std::move(read.account), standing.standing, {}});
    }
    return coming;
  }

  static std::int64_t time_of(const Account& account) {
    const auto& time = account.published ? account.published : account.modified;
    return time ? time->interval().begin : std::numeric_limits<std::int64_t>::max();
  }

  Result<void> put(Writer& writer, std::vector<Coming>& coming) {
    std::vector<Signature> signatures;
    std::vector<std::pair<AccountKey, std::string>> versions;
    std::vector<std::pair<std::size_t, AccountKey>> keys;
    for (Coming& one : coming) {
      // Again: the batch itself may hold an account twice, or two versions of a page.
      const StandingOf standing = standing_of(writer.db, one.account);
      AddedAccount& told = *told_[one.item];
      told.standing = standing.standing;
      told.id = standing.id;
      if (standing.standing == Standing::kKnown || standing.standing == Standing::kRemoved) continue;
      const PutAccount done = put_account(writer, std::move(one.account));
      put_notes(writer, done.key, one.notes);
      told.id = done.account.id;
      keys.emplace_back(one.item, done.key);
      if (standing.standing == Standing::kVersion) {
        versions.emplace_back(done.key, done.account.version_of);
      } else {
        signatures.push_back(make_signature(done.account));
      }
      cache_.keep(done.account.id, std::move(one.notes));
    }
    groups_.place(writer, std::move(signatures));
    for (const auto& [key, first] : versions) put_version_placement(writer, key, first);
    for (const auto& [item, key] : keys) told_[item]->story = story_of(writer.db, key);
    return {};
  }

  static std::string story_of(Connection& db, AccountKey key) {
    Query row = db.prepare("SELECT story FROM placement WHERE account = ?");
    row.bind(key);
    return row.step() ? row.text(0) : "";
  }

  void tell(const AddedAccount& told) {
    switch (told.standing) {
      case Standing::kNew:
        ++count_.added;
        break;
      case Standing::kVersion:
        ++count_.versions;
        break;
      case Standing::kKnown:
        ++count_.known;
        break;
      case Standing::kRemoved:
        ++count_.removed;
        break;
    }
    if (options_.told) options_.told(told);
  }

  Store& store_;
  PageSource& source_;
  const StoreEngine& engine_;
  const AddOptions& options_;
  StoredGroups groups_;
  NotesCache cache_;
  AddCount count_;
  std::vector<std::optional<AddedAccount>> told_;  // of the batch, by item; nothing for what was skipped
};

}  // namespace

std::string_view name_of(Standing standing) {
  static constexpr std::string_view kNames[] = {"new", "version", "known", "removed"};
  return kNames[static_cast<std::size_t>(standing)];
}

Result<AddCount> add_accounts(Store& store, PageSource& source, const StoreEngine& engine,
                              const AddOptions& options) {
  auto groups = StoredGroups::load(store.connection());
  if (!groups) return tl::unexpected(groups.error());
  return Adder(store, source, engine, options, *std::move(groups)).run();
}

}  // namespace tellings
