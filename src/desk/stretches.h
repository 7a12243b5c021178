// The accounts of a time, newest first, in stretches: how a search walks through them, so that it can stop in
// between.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/keys.h"
#include "store/sqlite.h"

namespace tellings {

// Keys from `from` up to but not `before`.
struct KeyRange {
  AccountKey from = kBeforeAll;
  AccountKey before = kAfterAll;
};

// Accounts of a stretch: few at first, then as many as keep the time of one near kStretchMs.
inline constexpr std::int64_t kShortestStretch = 6'000;
inline constexpr std::int64_t kLongestStretch = 100'000;
inline constexpr double kStretchMs = 8;

class Stretches {
 public:
  Stretches(Connection& db, KeyRange all);

  // The next older stretch, of about so many accounts; nothing where no older account is in the range.
  std::optional<KeyRange> next(std::int64_t accounts);

 private:
  Query hours_;
  AccountKey from_;
  AccountKey before_;
  bool more_ = false;
};

struct Match {
  std::int64_t key = 0;  // of the account, or of a thing in it
  double score = 0;
};

struct Matches {
  std::vector<Match> found;         // newest first
  bool all = true;                  // there is none older in the range
  AccountKey reached = kBeforeAll;  // the range was looked through down to here
};

// Looks for `most` matches, newest first, by calling `look(stretch, limit, found)`, which appends what a
// stretch has, newest first, at most `limit`. Stops between stretches after kSearchMs: reached says where.
inline constexpr std::int64_t kSearchMs = 30;
using Look = std::function<void(KeyRange, std::size_t, std::vector<Match>&)>;
Matches newest_matches(Connection& db, KeyRange range, std::size_t most, int item_bits, const Look& look);

// Where a search goes on: "KEY.NUMBER", what is older than KEY without the first NUMBER of its ranking.
struct Cursor {
  AccountKey before = kAfterAll;
  std::size_t skip = 0;
};
std::string cursor_text(const Cursor& cursor);
// Nothing where `text` is no cursor. Empty is the beginning.
std::optional<Cursor> read_cursor(std::string_view text);

}  // namespace tellings
