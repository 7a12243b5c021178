// When a feed or a page is to be looked at next. Times are seconds of UTC; nothing here reads a clock.
#pragma once

#include <cstdint>
#include <optional>

#include "fetch/page_fetcher.h"

namespace tellings {

// What one look came to, as far as it bears on the next.
struct LookOutcome {
  FetchState state = FetchState::kFetched;
  bool usable = true;                 // a feed that was read; a page that is more than its first lines
  std::optional<double> retry_after;  // seconds
};

// Whether the look is one to go on from: fetched and usable, or unchanged since one that was.
bool went_well(const LookOutcome& outcome);

// `failures` counts this look where it went badly. A feed is looked at every `every` seconds; where that
// fails, after twice as long each time, a day at most, and not before Retry-After says.
std::int64_t next_feed_look(const LookOutcome& outcome, int failures, std::int64_t now, std::int64_t every);

// A page had `looks` times is looked at again with growing pauses for four days, because it may be changed
// without a word. One that could not be had is tried again a few times. Nothing: not again.
std::optional<std::int64_t> next_page_look(const LookOutcome& outcome, int looks, int failures,
                                           std::int64_t now);

}  // namespace tellings
