#include "store/removal.h"

#include <algorithm>

#include "ingest/account_ids.h"
#include "store/keys.h"
#include "store/snapshot.h"

namespace tellings {
namespace {

std::vector<AccountKey> accounts_named(Connection& db, const std::string& id_or_url) {
  Query row = db.prepare(
      "SELECT other.key FROM account JOIN account AS other ON other.key = account.key OR (other.page = "
      "account.page AND account.page IS NOT NULL) WHERE account.id = ? ORDER BY other.key");
  row.bind(id_or_url);
  std::vector<AccountKey> keys;
  while (row.step()) keys.push_back(row.integer(0));
  return keys.empty() ? versions_of_page(db, id_or_url) : keys;
}

// An index over a table gives up a row only when told its words.
void unindex(Connection& db, const std::string& index, const std::string& columns, const std::string& table,
             const std::string& key, std::int64_t from, std::int64_t before) {
  db.prepare("INSERT INTO " + index + " (" + index + ", rowid, " + columns + ") SELECT 'delete', " + key +
             ", " + columns + " FROM " + table + " WHERE " + key + " >= ? AND " + key + " < ?")
      .bind(from)
      .bind(before)
      .run();
}

void remove_notes(Connection& db, AccountKey key) {
  const std::int64_t from = first_item_of(key), before = first_item_of(key + 1);
  unindex(db, "quotation_search", "words, speaker", "quotation", "key", from, before);
  unindex(db, "figure_search", "thing, unit", "figure", "key", from, before);
  for (const char* table : {"quotation", "figure"})
    db.prepare(std::string("DELETE FROM ") + table + " WHERE key >= ? AND key < ?")
        .bind(from)
        .bind(before)
        .run();
  db.prepare(
        "UPDATE name SET accounts = accounts - 1 WHERE key IN (SELECT name FROM naming WHERE account = ?)")
      .bind(key)
      .run();
  db.prepare("DELETE FROM naming WHERE account = ?").bind(key).run();
  db.run(
      "INSERT INTO name_search (name_search, rowid, name) SELECT 'delete', key, name FROM name WHERE "
      "accounts = 0");
  db.run("DELETE FROM name WHERE accounts = 0");
}

// Of all copies of `id`, none draws on it any more.
void remove_links(Connection& db, AccountKey key, const std::string& id) {
  db.prepare("UPDATE placement SET copy_of = NULL, how = NULL, score = 0 WHERE copy_of = ?").bind(id).run();
  db.prepare("DELETE FROM placement WHERE account = ?").bind(key).run();
}

void clear_collation(Connection& db, const std::string& story) {
  for (const char* table : {"drawing", "witness", "collation", "notice_base"})
    db.prepare(std::string("DELETE FROM ") + table + " WHERE story = ?").bind(story).run();
  db.prepare("UPDATE story SET stale = 1, title = '' WHERE id = ?").bind(story).run();
}

// Notices quote it; so does what a collation was before.
void remove_notices(Connection& db, AccountKey key, const std::string& id) {
  db.prepare("DELETE FROM notice WHERE instr(body, ?) > 0").bind("\"" + id + "\"").run();
  for (const char* table : {"noticed", "untold"})
    db.prepare(std::string("DELETE FROM ") + table + " WHERE account = ?").bind(key).run();
}

void remove_one(Writer& writer, const StoredAccount& stored, const std::string& reason) {
  Connection& db = writer.db;
  const AccountKey key = stored.key;
  const Account& account = stored.account;
  db.prepare("INSERT OR REPLACE INTO tombstone VALUES (?, ?, ?, ?, ?)")
      .bind(account.id)
      .bind(page_address(account.url))
      .bind(account.sha256)
      .bind(reason)
      .bind(writer.now)
      .run();
  remove_notes(db, key);
  remove_links(db, key, account.id);
  remove_notices(db, key, account.id);
  unindex(db, "account_search", "title, source, text", "body", "account", key, key + 1);
  db.prepare("DELETE FROM body WHERE account = ?").bind(key).run();
  db.prepare("DELETE FROM account WHERE key = ?").bind(key).run();
  db.prepare("DELETE FROM page WHERE address = ?").bind(page_address(account.url)).run();
  db.prepare("UPDATE hour SET accounts = accounts - 1 WHERE hour = ?").bind(hour_of(key)).run();
  db.run("DELETE FROM hour WHERE accounts = 0");
}

}  // namespace

Result<Removed> remove_account(Writer& writer, const std::string& id_or_url, const std::string& reason) {
  const std::vector<AccountKey> keys = accounts_named(writer.db, id_or_url);
  if (keys.empty())
    return fail(ErrorCode::kNotFound, "removing " + id_or_url + " from " + writer.db.path() +
                                          ": no account has this id or address; `tellings search` finds ids");
  // The address goes with its last version.
  writer.db.run("PRAGMA defer_foreign_keys = ON");
  Removed removed;
  for (const AccountKey key : keys) {
    const auto stored = find_account(writer.db, key);
    if (!stored) return tl::unexpected(stored.error());
    if (!*stored) continue;
    removed.accounts.push_back((*stored)->account.id);
    const std::string& story = (*stored)->story;
    if (!story.empty() &&
        std::find(removed.stories.begin(), removed.stories.end(), story) == removed.stories.end()) {
      removed.stories.push_back(story);
      clear_collation(writer.db, story);
    }
    remove_one(writer, **stored, reason);
  }
  return removed;
}

}  // namespace tellings
