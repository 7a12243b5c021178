#include "watch/list_notices.h"

#include <charconv>
#include <limits>

namespace tellings {
namespace {

std::optional<std::int64_t> maybe(const Query& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column);
}

}  // namespace

Result<NoticePage> list_notices(Connection& db, const NoticeFilter& filter, std::size_t limit,
                                const std::string& after) {
  std::int64_t key = std::numeric_limits<std::int64_t>::max();
  if (!after.empty()) {
    const auto [end, error] = std::from_chars(after.data(), after.data() + after.size(), key);
    if (error != std::errc() || end != after.data() + after.size())
      return fail(ErrorCode::kUsage, "listing notices after " + after +
                                         ": not where a list goes on; give `next` of the answer before");
  }
  Query row = db.prepare(
      "SELECT key, id, made, kind, story, body, wanted, given, seen FROM notice WHERE key < ?1 AND (wanted = "
      "1 OR "
      "?2) AND (seen IS NULL OR NOT ?3) AND (?4 = '' OR story = ?4) ORDER BY key DESC LIMIT ?5");
  row.bind(key).bind(filter.all ? 1 : 0).bind(filter.unseen ? 1 : 0).bind(filter.story);
  row.bind(static_cast<std::int64_t>(limit) + 1);
  NoticePage page;
  while (row.step()) {
    if (page.notices.size() == limit) {
      page.next = std::to_string(page.notices.back().key);
      break;
    }
    page.notices.push_back({row.integer(0), row.text(1), row.integer(2), row.text(3), row.text(4),
                            row.text(5), row.integer(6) != 0, maybe(row, 7), maybe(row, 8)});
  }
  if (auto error = db.take_error()) return tl::unexpected(*error);
  return page;
}

std::vector<FeedHealth> feed_health(Connection& db) {
  std::vector<FeedHealth> health;
  for (FeedRecord& feed : all_feeds(db)) {
    Query row = db.prepare(
        "SELECT count(*), coalesce(sum(looks > 0 AND state <> 'stub'), 0), coalesce(sum(state = 'stub'), 0), "
        "coalesce(sum(failures > 0), 0) FROM watched_page WHERE feed = ?");
    row.bind(feed.key);
    FeedHealth one;
    one.feed = std::move(feed);
    if (row.step()) {
      one.pages = row.integer(0);
      one.read = row.integer(1);
      one.stubs = row.integer(2);
      one.failed = row.integer(3);
    }
    health.push_back(std::move(one));
  }
  return health;
}

}  // namespace tellings
