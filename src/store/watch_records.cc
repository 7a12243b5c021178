#include "store/watch_records.h"

namespace tellings {
namespace {

constexpr std::string_view kFeedColumns =
    "SELECT key, url, asked, title, depth, etag, last_modified, state, error, failures, next, tried, "
    "succeeded, "
    "stopped FROM feed ";
constexpr std::string_view kPageColumns =
    "SELECT address, feed, url, etag, last_modified, state, error, failures, item, listed, next, looks FROM "
    "watched_page ";

std::optional<std::int64_t> maybe(const Query& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column);
}

void bind_maybe(Query& row, const std::optional<std::int64_t>& number) {
  number ? row.bind(*number) : row.bind_null();
}

LookRecord read_look(const Query& row, int column) {
  return {row.text(column), row.text(column + 1), row.text(column + 2), row.text(column + 3),
          static_cast<int>(row.integer(column + 4))};
}

void bind_look(Query& row, const LookRecord& look) {
  row.bind(look.etag).bind(look.last_modified).bind(look.state).bind(look.error).bind(look.failures);
}

std::vector<FeedRecord> read_feeds(Query row) {
  std::vector<FeedRecord> feeds;
  while (row.step())
    feeds.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), static_cast<int>(row.integer(4)),
                     read_look(row, 5), row.integer(10), maybe(row, 11), maybe(row, 12),
                     row.integer(13) != 0});
  return feeds;
}

PageRecord read_page(const Query& row) {
  return {row.text(0),    row.integer(1), row.text(2),    read_look(row, 3),
          row.integer(8), row.integer(9), maybe(row, 10), static_cast<int>(row.integer(11))};
}

}  // namespace

std::vector<FeedRecord> all_feeds(Connection& db) {
  return read_feeds(db.prepare(std::string(kFeedColumns) + "ORDER BY url"));
}

std::vector<FeedRecord> due_feeds(Connection& db, std::int64_t now) {
  Query row = db.prepare(std::string(kFeedColumns) + "WHERE next <= ? AND stopped = 0 ORDER BY next, url");
  row.bind(now);
  return read_feeds(std::move(row));
}

bool add_feed(Writer& writer, const std::string& url, const std::string& title, int depth) {
  writer.db
      .prepare(
          "INSERT OR IGNORE INTO feed (url, asked, title, depth, etag, last_modified, next, state, error, "
          "failures, stopped) VALUES (?1, ?1, ?2, ?3, '', '', ?4, '', '', 0, 0)")
      .bind(url)
      .bind(title)
      .bind(depth)
      .bind(writer.now)
      .run();
  return writer.db.changes() > 0;
}

void put_feed(Writer& writer, const FeedRecord& feed) {
  Query row = writer.db.prepare(
      "UPDATE feed SET asked = ?, title = ?, etag = ?, last_modified = ?, state = ?, error = ?, failures = "
      "?, "
      "next = ?, tried = ?, succeeded = ?, stopped = ? WHERE key = ?");
  row.bind(feed.asked).bind(feed.title);
  bind_look(row, feed.look);
  row.bind(feed.next);
  bind_maybe(row, feed.tried);
  bind_maybe(row, feed.succeeded);
  row.bind(feed.stopped ? 1 : 0).bind(feed.key).run();
}

bool drop_feed(Writer& writer, const std::string& url) {
  writer.db.prepare("DELETE FROM feed WHERE url = ?").bind(url).run();
  return writer.db.changes() > 0;
}

std::optional<PageRecord> find_page(Connection& db, std::string_view address) {
  Query row = db.prepare(std::string(kPageColumns) + "WHERE address = ?");
  row.bind(address);
  if (!row.step()) return std::nullopt;
  return read_page(row);
}

std::vector<PageRecord> due_pages(Connection& db, std::int64_t now, std::size_t limit) {
  Query row = db.prepare(std::string(kPageColumns) + "WHERE next <= ? ORDER BY next, address LIMIT ?");
  row.bind(now).bind(static_cast<std::int64_t>(limit));
  std::vector<PageRecord> pages;
  while (row.step()) pages.push_back(read_page(row));
  return pages;
}

void put_page(Writer& writer, const PageRecord& page) {
  Query row =
      writer.db.prepare("INSERT OR REPLACE INTO watched_page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(page.address).bind(page.feed).bind(page.url).bind(page.look.etag).bind(page.look.last_modified);
  row.bind(page.item).bind(page.listed);
  bind_maybe(row, page.next);
  row.bind(page.looks).bind(page.look.state).bind(page.look.error).bind(page.look.failures).run();
}

std::optional<std::int64_t> next_due(Connection& db) {
  Query row = db.prepare(
      "SELECT min(next) FROM (SELECT min(next) AS next FROM feed WHERE stopped = 0 UNION ALL SELECT "
      "min(next) "
      "FROM watched_page WHERE next IS NOT NULL)");
  if (!row.step()) return std::nullopt;
  return maybe(row, 0);
}

}  // namespace tellings
