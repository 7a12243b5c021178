#include <algorithm>
#include <tuple>

#include "desk/beginnings.h"
#include "desk/match_words.h"
#include "desk/search_parts.h"

namespace tellings {
namespace {

constexpr std::int64_t kMostNames = 5000;  // that are ranked

struct Registered {
  std::int64_t key = 0;
  FoundName found;
};

std::vector<Registered> names_matching(Connection& db, const std::string& expression) {
  std::vector<Registered> names;
  Query row = db.prepare(
      "SELECT name.key, name.name, name.kind, name.accounts FROM name_search CROSS JOIN name ON name.key = "
      "name_search.rowid WHERE name_search MATCH ? ORDER BY name_search.rowid LIMIT ?");
  row.bind(expression).bind(kMostNames);
  while (row.step())
    if (row.integer(3) > 0) names.push_back({row.integer(0), {row.text(1), row.text(2), row.integer(3), {}}});
  std::stable_sort(names.begin(), names.end(), [](const Registered& a, const Registered& b) {
    return a.found.accounts > b.found.accounts;
  });
  return names;
}

}  // namespace

Result<SearchAnswer<FoundName>> search_names(Connection& db, const SearchRequest& request) {
  auto expression = index_expression(db, "name_word", request.words);
  if (!expression) return tl::unexpected(expression.error());
  if (expression->empty()) return fail(ErrorCode::kUsage, "searching names: name one");
  const auto place = place_of(request);
  if (!place) return tl::unexpected(place.error());
  std::vector<Registered> names = names_matching(db, *expression);
  const std::size_t end = std::min(names.size(), place->skip + request.limit);
  SearchAnswer<FoundName> answer;
  for (std::size_t i = place->skip; i < end; ++i) {
    Query row = db.prepare(
        "SELECT account FROM naming WHERE name = ? AND account >= ? AND account < ? ORDER BY account DESC "
        "LIMIT ?");
    row.bind(names[i].key).bind(place->range.from).bind(place->range.before);
    row.bind(static_cast<std::int64_t>(kNewestOfName));
    while (row.step()) names[i].found.newest.push_back(told_in(db, row.integer(0)));
    answer.found.push_back(std::move(names[i].found));
  }
  if (end < names.size()) answer.next = cursor_text({place->range.before, end});
  if (auto error = db.take_error()) return tl::unexpected(*error);
  return answer;
}

}  // namespace tellings
