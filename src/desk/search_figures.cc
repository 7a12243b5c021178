// Figures by what they count and by their value.
//
// With words the full-text index leads and the value sifts. With a value alone its index leads where few
// figures have it; where many do, the newest first.
#include <algorithm>
#include <limits>

#include "desk/beginnings.h"
#include "desk/match_words.h"
#include "desk/search_parts.h"

namespace tellings {
namespace {

// Scores without words: a value that is asked for says more than "between 3,000 and 5,000".
constexpr double kValue = 1;
constexpr double kStretchOfValues = 0.5;

constexpr std::int64_t kFew = 5000;  // figures of a value that are all looked at

struct Bounds {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
};

// Keys of all figures that touch `bounds`, newest first; nothing where there are too many to look at.
std::optional<std::vector<Match>> rare_by_value(Connection& db, const Bounds& bounds, KeyRange range) {
  std::vector<Match> found;
  // A stretch from low to high is found by both its ends, so from either side.
  for (const char* sql :
       {"SELECT key, most > least FROM figure WHERE least >= ? AND least <= ? LIMIT ?",
        "SELECT key, 1 FROM figure WHERE most > least AND most >= ?1 AND least < ?1 AND ?2 >= ?1 LIMIT ?3"}) {
    Query row = db.prepare(sql);
    row.bind(bounds.least).bind(bounds.most).bind(kFew + 1);
    std::int64_t count = 0;
    while (row.step()) {
      if (++count > kFew) return std::nullopt;
      const std::int64_t key = row.integer(0);
      if (key >= first_item_of(range.from) && key < first_item_of(range.before))
        found.push_back({key, row.integer(1) == 0 ? kValue : kStretchOfValues});
    }
  }
  std::sort(found.begin(), found.end(), [](const Match& a, const Match& b) { return a.key > b.key; });
  return found;
}

Matches by_value(Connection& db, const Bounds& bounds, KeyRange range) {
  if (auto rare = rare_by_value(db, bounds, range)) {
    Matches matches;
    matches.found = *std::move(rare);
    matches.reached = range.from;
    return matches;
  }
  return newest_matches(
      db, range, kRanked, kItemBits, [&](KeyRange stretch, std::size_t limit, std::vector<Match>& found) {
        Query row = db.prepare(
            "SELECT key, most > least FROM figure WHERE key >= ? AND key < ? AND least <= ? AND most >= "
            "? ORDER BY key DESC "
            "LIMIT ?");
        row.bind(first_item_of(stretch.from)).bind(first_item_of(stretch.before));
        row.bind(bounds.most).bind(bounds.least).bind(static_cast<std::int64_t>(limit));
        while (row.step()) found.push_back({row.integer(0), row.integer(1) == 0 ? kValue : kStretchOfValues});
      });
}

Matches by_words(Connection& db, const std::string& expression, const Bounds& bounds, KeyRange range) {
  return newest_matches(
      db, range, kRanked, kItemBits, [&](KeyRange stretch, std::size_t limit, std::vector<Match>& found) {
        Query row = db.prepare(
            "SELECT figure_search.rowid, relevance(figure_search, 1.0, 1.0) FROM figure_search CROSS JOIN "
            "figure "
            "ON figure.key = figure_search.rowid WHERE figure_search MATCH ? AND figure_search.rowid >= ? "
            "AND "
            "figure_search.rowid < ? AND least <= ? AND most >= ? ORDER BY figure_search.rowid DESC LIMIT ?");
        row.bind(expression).bind(first_item_of(stretch.from)).bind(first_item_of(stretch.before));
        row.bind(bounds.most).bind(bounds.least).bind(static_cast<std::int64_t>(limit));
        while (row.step()) found.push_back({row.integer(0), row.real(1)});
      });
}

FoundFigure figure_of(Connection& db, std::int64_t key) {
  FoundFigure found;
  Query row = db.prepare(
      "SELECT begin, end, printed, thing, value, low, high, unit, qualifier, as_of, holder FROM figure WHERE "
      "key "
      "= ?");
  row.bind(key);
  if (!row.step()) return found;
  const AccountKey account = account_of_item(key);
  const std::string text = text_of(db, account);
  const ByteSpan span{static_cast<std::uint32_t>(row.integer(0)), static_cast<std::uint32_t>(row.integer(1))};
  if (span.begin <= span.end && span.end <= text.size())
    std::tie(found.printed.start, found.printed.end) = CodePointIndex(text).to_code_points(span);
  found.printed.text = row.text(2);
  found.thing = row.text(3);
  found.value = row.maybe_real(4);
  found.low = row.maybe_real(5);
  found.high = row.maybe_real(6);
  found.unit = row.text(7);
  found.qualifier = row.text(8);
  found.as_of = row.text(9);
  found.holder = row.text(10);
  found.told = told_in(db, account);
  return found;
}

}  // namespace

Result<SearchAnswer<FoundFigure>> search_figures(Connection& db, const SearchRequest& request) {
  auto words = index_expression(db, "figure_word", request.words);
  if (!words) return tl::unexpected(words.error());
  auto unit = index_expression(db, "figure_word", request.unit);
  if (!unit) return tl::unexpected(unit.error());
  const auto place = place_of(request);
  if (!place) return tl::unexpected(place.error());
  const std::string expression = both(*words, in_column("unit", *unit));
  if (expression.empty() && !request.least && !request.most)
    return fail(ErrorCode::kUsage, "searching figures: name what is counted, a unit, or --min and --max");
  Bounds bounds;
  if (request.least) bounds.least = *request.least;
  if (request.most) bounds.most = *request.most;

  Matches matches = expression.empty() ? by_value(db, bounds, place->range)
                                       : by_words(db, expression, bounds, place->range);
  std::stable_sort(matches.found.begin(), matches.found.end(),
                   [](const Match& a, const Match& b) { return a.score > b.score; });
  std::vector<FoundFigure> ranked(matches.found.size());
  SearchAnswer<FoundFigure> answer;
  cut_page(answer, std::move(ranked), *place, matches, request);
  for (std::size_t i = 0; i < answer.found.size(); ++i) {
    const Match& match = matches.found[place->skip + i];
    answer.found[i] = figure_of(db, match.key);
    answer.found[i].score = match.score;
  }
  if (auto error = db.take_error()) return tl::unexpected(*error);
  return answer;
}

}  // namespace tellings
