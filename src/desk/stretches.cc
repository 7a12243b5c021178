#include "desk/stretches.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace tellings {

Stretches::Stretches(Connection& db, KeyRange all)
    : hours_(db.prepare("SELECT hour, accounts FROM hour WHERE hour <= ? AND hour >= ? ORDER BY hour DESC")),
      from_(all.from),
      before_(all.before) {
  hours_.bind(hour_of(all.before - 1)).bind(hour_of(all.from));
  more_ = hours_.step();
}

std::optional<KeyRange> Stretches::next(std::int64_t accounts) {
  if (!more_ || before_ <= from_) return std::nullopt;
  AccountKey from = from_;
  for (std::int64_t inside = 0; more_ && inside < accounts;) {
    inside += hours_.integer(1);
    from = first_key_of_second(hours_.integer(0) * 3600);
    more_ = hours_.step();
  }
  const KeyRange stretch{std::max(from_, from), before_};
  before_ = stretch.from;
  return stretch;
}

Matches newest_matches(Connection& db, KeyRange range, std::size_t most, int item_bits, const Look& look) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::milliseconds(kSearchMs);
  Matches matches;
  Stretches stretches(db, range);
  std::int64_t accounts = kShortestStretch;
  while (const auto stretch = stretches.next(accounts)) {
    const auto begin = Clock::now();
    look(*stretch, most - matches.found.size() + 1, matches.found);
    if (matches.found.size() > most) {  // one more than asked for: there are older ones
      // Things of one account stay together: the account in which the limit falls is left to the next search.
      const std::int64_t cut = matches.found[most].key >> item_bits;
      auto keep = matches.found.size();
      while (keep > 0 && (matches.found[keep - 1].key >> item_bits) <= cut) --keep;
      const bool one_account = keep == 0;  // it alone has more: what is over the limit is not told
      matches.found.resize(one_account ? most : keep);
      return {std::move(matches.found), false, one_account ? cut : cut + 1};
    }
    matches.reached = stretch->from;
    const auto now = Clock::now();
    if (now >= end && stretch->from > range.from) {
      matches.all = false;
      return matches;
    }
    const std::chrono::duration<double, std::milli> took = now - begin;
    accounts = std::clamp(
        static_cast<std::int64_t>(static_cast<double>(accounts) * kStretchMs / std::max(took.count(), 0.1)),
        kShortestStretch, std::min(accounts * 4, kLongestStretch));
  }
  matches.reached = range.from;
  return matches;
}

std::string cursor_text(const Cursor& cursor) {
  return std::to_string(cursor.before) + "." + std::to_string(cursor.skip);
}

std::optional<Cursor> read_cursor(std::string_view text) {
  Cursor cursor;
  if (text.empty()) return cursor;
  const char* end = text.data() + text.size();
  const auto key = std::from_chars(text.data(), end, cursor.before);
  if (key.ec != std::errc() || key.ptr == end || *key.ptr != '.') return std::nullopt;
  const auto skip = std::from_chars(key.ptr + 1, end, cursor.skip);
  if (skip.ec != std::errc() || skip.ptr != end) return std::nullopt;
  return cursor;
}

}  // namespace tellings
