#include "desk/list_stories.h"

#include <algorithm>
#include <charconv>

namespace tellings {

Result<StoryPage> list_stories(Connection& db, KeyRange range, std::size_t limit, const std::string& after) {
  // The cursor is the last story's place in the order: its newest account and its id.
  AccountKey key = range.before;
  std::string id;
  if (!after.empty()) {
    const char* end = after.data() + after.size();
    const auto read = std::from_chars(after.data(), end, key);
    if (read.ec != std::errc() || read.ptr == end || *read.ptr != '.')
      return fail(ErrorCode::kUsage, "listing stories after " + after +
                                         ": not where a list goes on; give `next` of the answer before");
    id.assign(read.ptr + 1, end);
  }
  Query row = db.prepare(
      "SELECT id, title, first, last, last_key, accounts, texts, independent, revision, stale FROM story "
      "WHERE "
      "(last_key, id) < (?, ?) AND last_key >= ? AND revision > 0 ORDER BY last_key DESC, id DESC LIMIT ?");
  row.bind(key).bind(id).bind(range.from).bind(static_cast<std::int64_t>(limit) + 1);
  StoryPage page;
  while (row.step()) {
    if (page.stories.size() == limit) {
      page.next = std::to_string(page.stories.back().last_key) + "." + page.stories.back().id;
      break;
    }
    page.stories.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.integer(4),
                            row.integer(5), row.integer(6), row.integer(7), row.integer(8),
                            row.integer(9) != 0});
  }
  if (auto error = db.take_error()) return tl::unexpected(*error);
  return page;
}

}  // namespace tellings
