#include "desk/search_parts.h"

#include <algorithm>

namespace tellings {

Result<Place> place_of(const SearchRequest& request) {
  const auto cursor = read_cursor(request.after);
  if (!cursor)
    return fail(ErrorCode::kUsage, "searching after " + request.after +
                                       ": not where a search goes on; give `next` of the answer before");
  Place place;
  place.range = request.range;
  place.range.before = std::min(place.range.before, cursor->before);
  place.skip = cursor->skip;
  return place;
}

ToldIn told_in(Connection& db, AccountKey key) {
  ToldIn told;
  Query row = db.prepare(
      "SELECT id, account.source, url, title, coalesce(published, modified, ''), coalesce(story, '') FROM "
      "account "
      "JOIN body ON body.account = key LEFT JOIN placement ON placement.account = key WHERE key = ?");
  row.bind(key);
  if (row.step()) told = {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)};
  return told;
}

std::string text_of(Connection& db, AccountKey key) {
  Query row = db.prepare("SELECT text FROM body WHERE account = ?");
  row.bind(key);
  return row.step() ? row.text(0) : "";
}

}  // namespace tellings
