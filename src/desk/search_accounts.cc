#include <algorithm>
#include <charconv>
#include <map>

#include "desk/beginnings.h"
#include "desk/match_words.h"
#include "desk/search_parts.h"

namespace tellings {
namespace {

constexpr std::size_t kLongExpression = 300;  // bytes; passages of a shorter one are cheaper one by one
constexpr std::uint32_t kPassage = 240;       // bytes around the words that are shown

// The stretch of at most kPassage bytes in which most places lie; of several the first.
ByteSpan densest(const std::vector<ByteSpan>& places) {
  ByteSpan best = places.front();
  std::size_t most = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::size_t inside = 0;
    ByteSpan reach = places[i];
    for (std::size_t j = i; j < places.size() && places[j].end <= places[i].begin + kPassage; ++j, ++inside)
      reach.end = std::max(reach.end, places[j].end);
    if (inside > most) {
      most = inside;
      best = reach;
    }
  }
  return best;
}

// Widened to kPassage bytes and then to the blanks around, within the paragraph.
ByteSpan widened(ByteSpan core, std::string_view text) {
  const std::uint32_t spare = core.size() < kPassage ? (kPassage - core.size()) / 2 : 0;
  const std::size_t paragraph = core.begin == 0 ? std::string_view::npos : text.rfind('\n', core.begin - 1);
  const auto low = static_cast<std::uint32_t>(paragraph == std::string_view::npos ? 0 : paragraph + 1);
  const auto high = static_cast<std::uint32_t>(std::min(text.find('\n', core.end), text.size()));
  ByteSpan wide{core.begin - low > spare ? core.begin - spare : low, std::min(high, core.end + spare)};
  while (wide.begin > low && text[wide.begin - 1] != ' ') --wide.begin;
  while (wide.end < high && text[wide.end] != ' ') ++wide.end;
  return wide;
}

std::vector<ByteSpan> read_places(std::string_view list) {
  std::vector<ByteSpan> places;
  const char* at = list.data();
  const char* const end = at + list.size();
  while (at < end) {
    ByteSpan place;
    at = std::from_chars(at, end, place.begin).ptr + 1;
    at = std::from_chars(at, end, place.end).ptr + 1;
    places.push_back(place);
  }
  return places;
}

std::optional<Passage> passage_of(const Query& row) {
  const std::vector<ByteSpan> places = read_places(row.view(1));
  if (places.empty()) return std::nullopt;
  const std::string text = row.text(2);
  const ByteSpan span = widened(densest(places), text);
  const auto [start, end] = CodePointIndex(text).to_code_points(span);
  return Passage{start, end, std::string(span.in(text))};
}

// Of the accounts with these keys. They are read in one walk: an expression may have hundreds of words, and
// to look them all up for each account would take longer than the search.
std::map<AccountKey, Passage> passages_of(Connection& db, const std::vector<AccountKey>& keys,
                                          const std::string& expression) {
  std::map<AccountKey, Passage> passages;
  if (keys.empty()) return passages;
  const auto [least, most] = std::ranges::minmax(keys);
  std::string list;
  for (const AccountKey key : keys) list += (list.empty() ? "" : ",") + std::to_string(key);
  Query row = db.prepare(
      "SELECT rowid, places(account_search, 2), text FROM account_search WHERE account_search MATCH ? AND "
      "rowid "
      ">= ? AND rowid <= ? AND +rowid IN (" +
      list + ")");
  row.bind(expression).bind(least).bind(most);
  while (row.step())
    if (auto passage = passage_of(row)) passages.emplace(row.integer(0), *std::move(passage));
  return passages;
}

std::optional<Passage> passage_of(Connection& db, AccountKey key, const std::string& expression) {
  auto found = passages_of(db, {key}, expression);
  return found.empty() ? std::nullopt : std::optional(std::move(found.begin()->second));
}

}  // namespace

Result<SearchAnswer<FoundAccount>> search_accounts(Connection& db, const SearchRequest& request) {
  auto words = index_expression(db, "account_word", request.words);
  if (!words) return tl::unexpected(words.error());
  auto source = index_expression(db, "account_word", request.source);
  if (!source) return tl::unexpected(source.error());
  const std::string expression = both(*words, in_column("source", *source));
  if (expression.empty()) return fail(ErrorCode::kUsage, "searching accounts: name words or a source");
  const auto place = place_of(request);
  if (!place) return tl::unexpected(place.error());

  Matches matches = newest_matches(
      db, place->range, kRanked, 0, [&](KeyRange stretch, std::size_t limit, std::vector<Match>& found) {
        // A title says more than a sentence; the source is no part of what is told.
        Query row = db.prepare(
            "SELECT rowid, relevance(account_search, 4.0, 0.0, 1.0) FROM account_search WHERE account_search "
            "MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?");
        row.bind(expression).bind(stretch.from).bind(stretch.before).bind(static_cast<std::int64_t>(limit));
        while (row.step()) found.push_back({row.integer(0), row.real(1)});
      });
  std::stable_sort(matches.found.begin(), matches.found.end(),
                   [](const Match& a, const Match& b) { return a.score > b.score; });
  std::vector<FoundAccount> ranked;
  for (const Match& match : matches.found) ranked.push_back({{}, match.score, {}});
  SearchAnswer<FoundAccount> answer;
  cut_page(answer, std::move(ranked), *place, matches, request);
  std::vector<AccountKey> keys;
  for (std::size_t i = 0; i < answer.found.size(); ++i) keys.push_back(matches.found[place->skip + i].key);
  const bool at_once = expression.size() > kLongExpression;
  auto passages = at_once ? passages_of(db, keys, expression) : std::map<AccountKey, Passage>();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    answer.found[i].told = told_in(db, keys[i]);
    if (!at_once) {
      answer.found[i].passage = passage_of(db, keys[i], expression);
    } else if (const auto found = passages.find(keys[i]); found != passages.end()) {
      answer.found[i].passage = std::move(found->second);
    }
  }
  if (auto error = db.take_error()) return tl::unexpected(*error);
  return answer;
}

}  // namespace tellings
