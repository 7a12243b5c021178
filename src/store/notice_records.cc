#include "store/notice_records.h"

#include "store/packing.h"

namespace tellings {
namespace {

constexpr std::int64_t kWeek = 7 * 86400;

}  // namespace

void begin_watch(Writer& writer) {
  writer.db.prepare("INSERT OR IGNORE INTO watch VALUES (1, ?)").bind(writer.now).run();
  if (writer.db.changes() == 0) return;
  // What was added within this very second is no news either.
  writer.db.prepare("INSERT OR IGNORE INTO noticed SELECT key, added FROM account WHERE added >= ?")
      .bind(writer.now)
      .run();
}

bool is_watched(Connection& db) { return db.number("SELECT count(*) FROM watch") > 0; }

std::vector<FreshAccount> fresh_accounts(Connection& db) {
  Query row = db.prepare(
      "SELECT account.key, account.id, placement.story, account.added FROM account JOIN placement ON "
      "placement.account = account.key WHERE account.added >= (SELECT since FROM watch) AND latest = 1 AND "
      "NOT "
      "EXISTS (SELECT 1 FROM noticed WHERE noticed.account = account.key) ORDER BY placement.story, "
      "account.key");
  std::vector<FreshAccount> accounts;
  while (row.step()) accounts.push_back({row.integer(0), row.text(1), row.text(2), row.integer(3)});
  return accounts;
}

Result<std::vector<BaseDocument>> base_documents(Connection& db) {
  Query row = db.prepare("SELECT story, document FROM notice_base ORDER BY story");
  std::vector<BaseDocument> documents;
  while (row.step()) {
    auto document = unpacked(row.view(1), "the earlier collation of " + row.text(0));
    if (!document) return tl::unexpected(document.error());
    documents.push_back({row.text(0), *std::move(document)});
  }
  return documents;
}

void end_notices(Writer& writer, const std::vector<FreshAccount>& accounts) {
  Query row = writer.db.prepare("INSERT OR IGNORE INTO noticed VALUES (?, ?)");
  for (const FreshAccount& account : accounts) row.bind(account.key).bind(account.added).run();
  writer.db.run("DELETE FROM notice_base");
  // What is a week old is old, whether it stands in `noticed` or not.
  writer.db.prepare("UPDATE watch SET since = max(since, ?)").bind(writer.now - kWeek).run();
  writer.db.run("DELETE FROM noticed WHERE added < (SELECT since FROM watch)");
}

void put_untold(Writer& writer, AccountKey account) {
  writer.db.prepare("INSERT OR IGNORE INTO untold VALUES (?)").bind(account).run();
}
void clear_untold(Writer& writer, AccountKey account) {
  writer.db.prepare("DELETE FROM untold WHERE account = ?").bind(account).run();
}
bool is_untold(Connection& db, AccountKey account) {
  Query row = db.prepare("SELECT 1 FROM untold WHERE account = ?");
  row.bind(account);
  return row.step();
}

bool tell_once(Writer& writer, const std::string& matter) {
  writer.db.prepare("INSERT OR IGNORE INTO told VALUES (?)").bind(matter).run();
  return writer.db.changes() > 0;
}

void put_notice(Writer& writer, const NoticeRecord& notice) {
  writer.db
      .prepare("INSERT OR IGNORE INTO notice (id, made, kind, story, body, wanted) VALUES (?, ?, ?, ?, ?, ?)")
      .bind(notice.id)
      .bind(notice.made)
      .bind(notice.kind)
      .bind(notice.story)
      .bind(notice.body)
      .bind(notice.wanted ? 1 : 0)
      .run();
}

std::vector<NoticeRecord> notices_to_give(Connection& db) {
  Query row = db.prepare(
      "SELECT key, id, made, kind, story, body FROM notice WHERE given IS NULL AND wanted = 1 ORDER BY key");
  std::vector<NoticeRecord> notices;
  while (row.step())
    notices.push_back({row.integer(0), row.text(1), row.integer(2), row.text(3), row.text(4), row.text(5),
                       true, std::nullopt, std::nullopt});
  return notices;
}

void mark_given(Writer& writer, std::int64_t key) {
  writer.db.prepare("UPDATE notice SET given = ? WHERE key = ?").bind(writer.now).bind(key).run();
}

std::int64_t mark_seen(Writer& writer, std::string_view id) {
  writer.db.prepare("UPDATE notice SET seen = ?1 WHERE seen IS NULL AND (?2 = '' OR id = ?2)")
      .bind(writer.now)
      .bind(id)
      .run();
  return writer.db.changes();
}

void put_mute(Writer& writer, std::string_view what, std::string_view which) {
  writer.db.prepare("INSERT OR IGNORE INTO mute VALUES (?, ?)").bind(what).bind(which).run();
}
void drop_mute(Writer& writer, std::string_view what, std::string_view which) {
  writer.db.prepare("DELETE FROM mute WHERE what = ? AND which = ?").bind(what).bind(which).run();
}
bool is_muted(Connection& db, std::string_view what, std::string_view which) {
  Query row = db.prepare("SELECT 1 FROM mute WHERE what = ? AND which = ?");
  row.bind(what).bind(which);
  return row.step();
}

}  // namespace tellings
