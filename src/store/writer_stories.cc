#include "store/writer_stories.h"

#include <map>
#include <set>

#include "base/hash.h"
#include "store/packing.h"

namespace tellings {
namespace {

void mark_stale(Writer& writer, const std::string& story) {
  writer.db
      .prepare(
          "INSERT INTO story VALUES (?, '', NULL, NULL, 0, 0, 0, 0, 0, 1) ON CONFLICT DO UPDATE SET stale = "
          "1")
      .bind(story)
      .run();
}

void move_account(Writer& writer, AccountKey key, const PutPlacement& placement) {
  Query before = writer.db.prepare("SELECT story FROM placement WHERE account = ?");
  before.bind(key);
  const std::string from = before.step() ? before.text(0) : "";
  if (!from.empty() && from != placement.story) mark_stale(writer, from);
  mark_stale(writer, placement.story);
  writer.db
      .prepare(
          "INSERT INTO placement VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET story = excluded.story, "
          "copy_of = excluded.copy_of, how = excluded.how, score = excluded.score, engine = excluded.engine")
      .bind(key)
      .bind(placement.story)
      .bind_or_null(placement.copy_of)
      .bind_or_null(placement.how)
      .bind(placement.score)
      .bind(writer.engine)
      .run();
}

// The keys of a story's accounts by their id.
std::map<std::string, AccountKey, std::less<>> keys_of(Writer& writer, const StoryCollation& collation) {
  std::map<std::string, AccountKey, std::less<>> keys;
  for (const auto& account : collation.accounts) {
    Query row = writer.db.prepare("SELECT key FROM account WHERE id = ?");
    row.bind(account->id);
    if (row.step()) keys[account->id] = row.integer(0);
  }
  return keys;
}

class CollationInserter {
 public:
  CollationInserter(Writer& writer, const StoryCollation& collation)
      : db_(writer.db), writer_(writer), collation_(collation), keys_(keys_of(writer, collation)) {}

  void insert(std::string_view document) {
    db_.prepare("DELETE FROM drawing WHERE story = ?").bind(collation_.id).run();
    db_.prepare("DELETE FROM witness WHERE story = ?").bind(collation_.id).run();
    insert_story();
    db_.prepare("INSERT OR REPLACE INTO collation VALUES (?, ?, ?, ?, ?)")
        .bind(collation_.id)
        .bind_blob(packed(document))
        .bind(sha256_hex(document))
        .bind(writer_.now)
        .bind(writer_.engine)
        .run();
    for (const Edge& edge : collation_.stemma.edges) insert_edge(edge);
    for (const Utterance& utterance : collation_.utterances)
      for (const Witness& witness : utterance.witnesses) insert_witness(utterance, witness);
  }

 private:
  [[nodiscard]] AccountKey key_of(AccountIndex account) const {
    return keys_.at(collation_.accounts[account]->id);
  }

  void insert_story() {
    std::string first, last;
    std::set<std::string_view> texts;
    AccountKey newest = kBeforeAll;
    for (const auto& account : collation_.accounts) {
      if (account->published) {
        if (first.empty()) first = account->published->value;
        last = account->published->value;
      }
      texts.insert(account->sha256);
      newest = std::max(newest, keys_.at(account->id));
    }
    db_.prepare(
           "INSERT INTO story VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 0) ON CONFLICT DO UPDATE SET title = "
           "excluded.title, first = excluded.first, last = excluded.last, last_key = excluded.last_key, "
           "accounts = excluded.accounts, texts = excluded.texts, independent = excluded.independent, "
           "revision = revision + 1, stale = 0")
        .bind(collation_.id)
        .bind(collation_.title)
        .bind_or_null(first)
        .bind_or_null(last)
        .bind(newest)
        .bind(static_cast<std::int64_t>(collation_.accounts.size()))
        .bind(static_cast<std::int64_t>(texts.size()))
        .bind(static_cast<std::int64_t>(collation_.stemma.independent_groups.size()))
        .run();
  }

  void insert_edge(const Edge& edge) {
    Query row = db_.prepare("INSERT INTO drawing VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    row.bind(collation_.id).bind(key_of(edge.to));
    if (edge.from.hidden) {
      const HiddenSource& hidden = collation_.stemma.hidden[edge.from.index];
      const std::string_view kind = name_of(hidden.kind);
      row.bind_null().bind(kind.empty() ? "a source not among the accounts" : kind);
    } else {
      row.bind(key_of(edge.from.index)).bind("");
    }
    row.bind(name_of(edge.how)).bind(edge.credited ? 1 : 0).bind(edge.share).bind(name_of(edge.band)).run();
  }

  void insert_witness(const Utterance& utterance, const Witness& witness) {
    db_.prepare("INSERT INTO witness VALUES (?, ?, ?, ?, ?, ?)")
        .bind(collation_.id)
        .bind(utterance.id)
        .bind(key_of(witness.evidence.account))
        .bind(name_of(witness.verdict))
        .bind(name_of(utterance.base))
        .bind(name_of(witness.band))
        .run();
  }

  Connection& db_;
  Writer& writer_;
  const StoryCollation& collation_;
  std::map<std::string, AccountKey, std::less<>> keys_;
};

}  // namespace

void put_placement(Writer& writer, AccountKey key, const PutPlacement& placement) {
  move_account(writer, key, placement);
  PutPlacement along;
  along.story = placement.story;
  Query versions = writer.db.prepare(
      "SELECT later.key FROM account JOIN account AS later ON later.page = account.page AND later.version > "
      "account.version WHERE account.key = ? AND account.version = 1");
  versions.bind(key);
  std::vector<AccountKey> keys;
  while (versions.step()) keys.push_back(versions.integer(0));
  for (const AccountKey version : keys) move_account(writer, version, along);
}

void put_version_placement(Writer& writer, AccountKey key, const std::string& first_id) {
  Query first = writer.db.prepare(
      "SELECT placement.story FROM placement JOIN account ON account.key = placement.account WHERE "
      "account.id "
      "= ?");
  first.bind(first_id);
  if (!first.step()) return;
  PutPlacement placement;
  placement.story = first.text(0);
  move_account(writer, key, placement);
}

void put_grouping(Writer& writer, std::string_view state) {
  writer.db.prepare("INSERT OR REPLACE INTO grouping VALUES (1, ?, ?)")
      .bind_blob(packed(state))
      .bind(writer.engine)
      .run();
}

Result<std::string> find_grouping(Connection& db) {
  Query row = db.prepare("SELECT state FROM grouping");
  if (row.step()) return unpacked(row.view(0), "the state of grouping");
  if (auto error = db.take_error()) return tl::unexpected(*error);
  return std::string();
}

void put_collation(Writer& writer, const StoryCollation& collation, std::string_view document) {
  CollationInserter(writer, collation).insert(document);
}

void drop_story(Writer& writer, const std::string& story) {
  for (const char* table : {"drawing", "witness", "collation"})
    writer.db.prepare(std::string("DELETE FROM ") + table + " WHERE story = ?").bind(story).run();
  writer.db.prepare("DELETE FROM story WHERE id = ?").bind(story).run();
}

}  // namespace tellings
