// Search over the store: accounts, quotations, figures, names.
//
// A search looks from the newest to the oldest and takes the newest kRanked matches as one window; these are
// ranked, and given out in pages; `next` goes on in the window, then in the one before it. So the time of a
// search does not grow with how common its words are. Where matches are so rare that the looking itself takes
// over kSearchMs, an answer comes early, even without any: `next` goes on from `back_to`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "desk/stretches.h"
#include "store/sqlite.h"

namespace tellings {

inline constexpr std::size_t kRanked = 1000;
inline constexpr std::size_t kMostOfPage = 200;

struct SearchRequest {
  std::string words;            // as typed (match_words.h)
  std::string speaker;          // of quotations
  std::string source;           // of accounts
  std::string unit;             // of figures: "people", "USD"
  std::optional<double> least;  // of figures
  std::optional<double> most;   // of figures
  KeyRange range;               // told in this time
  std::size_t limit = 20;       // 1..kMostOfPage
  std::string after;            // `next` of the answer before
};

template <typename Found>
struct SearchAnswer {
  std::vector<Found> found;
  std::string next;          // empty: nothing further
  std::int64_t back_to = 0;  // second down to which was looked; where nothing further, the oldest
};

// Where and when something was told.
struct ToldIn {
  std::string account;  // id
  std::string source;
  std::string url;
  std::string title;
  std::string published;  // as the account's value; empty where unknown
  std::string story;      // empty: not placed
};

struct Passage {
  std::uint32_t start = 0;  // code points of the account's text
  std::uint32_t end = 0;
  std::string text;
};

struct FoundAccount {
  ToldIn told;
  double score = 0;
  std::optional<Passage>
      passage;  // where most of the words stand together; none where only the title matches
};
Result<SearchAnswer<FoundAccount>> search_accounts(Connection& db, const SearchRequest& request);

struct Wording {
  ToldIn told;
  std::string kind;  // direct | mixed | indirect
  std::string words;
  std::vector<Passage> pieces;  // without their text
};
// The same words, as far as can be told, by the same speaker.
struct FoundQuotation {
  std::string speaker;            // empty: unknown
  std::string words;              // the wording told most often, of these the longest
  std::vector<Wording> wordings;  // by time
  double score = 0;
};
Result<SearchAnswer<FoundQuotation>> search_quotations(Connection& db, const SearchRequest& request);

struct FoundFigure {
  ToldIn told;
  Passage printed;
  std::string thing;
  std::optional<double> value;
  std::optional<double> low;
  std::optional<double> high;
  std::string unit;
  std::string qualifier;
  std::string as_of;
  std::string holder;
  double score = 0;
};
Result<SearchAnswer<FoundFigure>> search_figures(Connection& db, const SearchRequest& request);

struct FoundName {
  std::string name;
  std::string kind;
  std::int64_t accounts = 0;
  std::vector<ToldIn> newest;  // at most kNewestOfName
};
inline constexpr std::size_t kNewestOfName = 5;
// By the number of accounts; of many thousand names that match, those first told of. `next` goes on in the
// ranking.
Result<SearchAnswer<FoundName>> search_names(Connection& db, const SearchRequest& request);

}  // namespace tellings
