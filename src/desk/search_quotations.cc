// Quotations by speaker and words, with the wordings of one saying under one another.
//
// Two quotations are wordings of one saying where the speakers' last names agree and they share most of the
// three-word runs of the shorter: "We heard one call" and "we heard one call at dawn", not "we heard
// nothing".
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "desk/beginnings.h"
#include "desk/match_words.h"
#include "desk/search_parts.h"
#include "store/layout.h"
#include "text/fold.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr double kSameSaying =
    0.5;  // share of the shorter's runs; COLLATION calls less than that another saying
constexpr std::size_t kRun = 3;

struct Quoted {
  Match match;
  std::string kind, words, speaker, pieces;
  std::size_t saying = 0;
};

std::string last_name(const std::string& speaker) {
  const std::vector<Word> words = split_words(speaker);
  return words.empty() ? "" : words.back().folded;
}

// Runs of three words; the whole where it is shorter.
std::set<std::string> runs_of(const std::string& text) {
  const std::vector<Word> words = split_words(text);
  std::set<std::string> runs;
  for (std::size_t i = 0; i + kRun <= words.size(); ++i)
    runs.insert(words[i].folded + " " + words[i + 1].folded + " " + words[i + 2].folded);
  if (runs.empty()) runs.insert(joined_words(text));
  return runs;
}

// Numbers the sayings, each quotation joining the one that it shares most with.
std::size_t part_sayings(std::vector<Quoted>& quotations) {
  std::vector<std::set<std::string>> runs_of_saying;
  std::map<std::pair<std::string, std::string>, std::set<std::size_t>> sayings_with;  // last name, run
  for (Quoted& quoted : quotations) {
    const std::string speaker = last_name(quoted.speaker);
    const std::set<std::string> runs = runs_of(quoted.words);
    std::map<std::size_t, std::size_t> shared;
    for (const std::string& run : runs) {
      const auto found = sayings_with.find({speaker, run});
      if (found == sayings_with.end()) continue;
      for (const std::size_t saying : found->second) ++shared[saying];
    }
    std::size_t best = runs_of_saying.size();
    double best_share = kSameSaying;
    for (const auto& [saying, count] : shared) {
      const std::size_t shorter = std::min(runs.size(), runs_of_saying[saying].size());
      const double share = static_cast<double>(count) / static_cast<double>(shorter);
      if (share > best_share || (share >= kSameSaying && best == runs_of_saying.size())) {
        best = saying;
        best_share = share;
      }
    }
    if (best == runs_of_saying.size()) runs_of_saying.push_back(runs);
    quoted.saying = best;
    for (const std::string& run : runs) sayings_with[{speaker, run}].insert(best);
  }
  return runs_of_saying.size();
}

// Without the details, which only those of the page need.
std::vector<FoundQuotation> gather(const std::vector<Quoted>& quotations, std::size_t sayings) {
  std::vector<FoundQuotation> found(sayings);
  std::vector<std::map<std::string, std::size_t>> told(sayings);
  for (const Quoted& quoted : quotations) {
    FoundQuotation& saying = found[quoted.saying];
    saying.score = std::max(saying.score, quoted.match.score);
    if (saying.speaker.size() < quoted.speaker.size()) saying.speaker = quoted.speaker;
    ++told[quoted.saying][quoted.words];
  }
  for (std::size_t i = 0; i < sayings; ++i) {
    const auto most = std::max_element(told[i].begin(), told[i].end(), [](const auto& a, const auto& b) {
      return std::tuple(a.second, a.first.size()) < std::tuple(b.second, b.first.size());
    });
    found[i].words = most->first;
  }
  return found;
}

Wording wording_of(Connection& db, const Quoted& quoted) {
  const AccountKey key = account_of_item(quoted.match.key);
  Wording wording{told_in(db, key), quoted.kind, quoted.words, {}};
  const std::string text = text_of(db, key);
  const CodePointIndex index(text);
  for (const ByteSpan piece : read_spans(quoted.pieces)) {
    if (piece.end > text.size() || piece.begin > piece.end) continue;
    const auto [start, end] = index.to_code_points(piece);
    wording.pieces.push_back({start, end, ""});
  }
  return wording;
}

}  // namespace

Result<SearchAnswer<FoundQuotation>> search_quotations(Connection& db, const SearchRequest& request) {
  auto words = index_expression(db, "quotation_word", request.words);
  if (!words) return tl::unexpected(words.error());
  auto speaker = index_expression(db, "quotation_word", request.speaker);
  if (!speaker) return tl::unexpected(speaker.error());
  const std::string expression = both(in_column("words", *words), in_column("speaker", *speaker));
  if (expression.empty()) return fail(ErrorCode::kUsage, "searching quotations: name words or a speaker");
  const auto place = place_of(request);
  if (!place) return tl::unexpected(place.error());

  const Matches matches = newest_matches(
      db, place->range, kRanked, kItemBits,
      [&](KeyRange stretch, std::size_t limit, std::vector<Match>& found) {
        Query row = db.prepare(
            "SELECT rowid, relevance(quotation_search, 1.0, 1.0) FROM quotation_search WHERE "
            "quotation_search "
            "MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?");
        row.bind(expression).bind(first_item_of(stretch.from)).bind(first_item_of(stretch.before));
        row.bind(static_cast<std::int64_t>(limit));
        while (row.step()) found.push_back({row.integer(0), row.real(1)});
      });
  std::vector<Quoted> quotations;
  for (const Match& match : matches.found) {
    Query row = db.prepare("SELECT kind, words, speaker, pieces FROM quotation WHERE key = ?");
    row.bind(match.key);
    if (row.step()) quotations.push_back({match, row.text(0), row.text(1), row.text(2), row.text(3), 0});
  }
  const std::size_t sayings = part_sayings(quotations);
  std::vector<FoundQuotation> found = gather(quotations, sayings);
  // Ranked by score, then by how often it is told, then the newest first.
  std::vector<std::size_t> count(sayings), order(sayings);
  for (const Quoted& quoted : quotations) ++count[quoted.saying];
  for (std::size_t i = 0; i < sayings; ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(found[a].score, count[a]) > std::tuple(found[b].score, count[b]);
  });
  std::vector<FoundQuotation> ranked;
  for (const std::size_t i : order) ranked.push_back(std::move(found[i]));
  SearchAnswer<FoundQuotation> answer;
  cut_page(answer, std::move(ranked), *place, matches, request);
  for (std::size_t i = 0; i < answer.found.size(); ++i) {
    for (auto quoted = quotations.rbegin(); quoted != quotations.rend(); ++quoted)  // the oldest first
      if (quoted->saying == order[place->skip + i])
        answer.found[i].wordings.push_back(wording_of(db, *quoted));
  }
  if (auto error = db.take_error()) return tl::unexpected(*error);
  return answer;
}

}  // namespace tellings
