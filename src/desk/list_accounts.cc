#include "desk/list_accounts.h"

#include <algorithm>
#include <charconv>

#include "desk/search_parts.h"

namespace tellings {

Result<AccountPage> list_accounts(Connection& db, KeyRange range, const std::string& source,
                                  std::size_t limit, const std::string& after) {
  AccountKey before = range.before;
  if (!after.empty()) {
    const char* end = after.data() + after.size();
    const auto read = std::from_chars(after.data(), end, before);
    if (read.ec != std::errc() || read.ptr != end)
      return fail(ErrorCode::kUsage, "listing accounts after " + after +
                                         ": not where a list goes on; give `next` of the answer before");
    before = std::min(before, range.before);
  }
  Query row = db.prepare(source.empty()
                             ? "SELECT key FROM account WHERE key < ? AND key >= ? ORDER BY key DESC LIMIT ?"
                             : "SELECT key FROM account WHERE key < ? AND key >= ? AND source = ? ORDER BY "
                               "key DESC LIMIT ?");
  row.bind(before).bind(range.from);
  if (!source.empty()) row.bind(source);
  row.bind(static_cast<std::int64_t>(limit) + 1);
  AccountPage page;
  AccountKey last = 0;
  while (row.step()) {
    if (page.accounts.size() == limit) {
      page.next = std::to_string(last);
      break;
    }
    last = row.integer(0);
    page.accounts.push_back(told_in(db, last));
  }
  if (auto error = db.take_error()) return tl::unexpected(*error);
  return page;
}

}  // namespace tellings
