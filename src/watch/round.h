// One round of the watch: the feeds that are due are read, the pages that they list as new or changed, or
// that are due for another look, are fetched and handed over. What each look came to is kept, so that a run
// that is cut off goes on where it stopped; a page handed over twice is known to the store.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/result.h"
#include "fetch/page_fetcher.h"
#include "ingest/raw_page.h"
#include "store/store.h"

namespace tellings {

struct WatchOptions {
  std::int64_t every = 900;  // seconds between two looks at a feed
  unsigned threads = 8;      // requests under way at once
};

// A list of feeds or a sitemap index may list further ones, so deep and so many.
inline constexpr int kDeepestList = 3;
inline constexpr std::size_t kMostFeeds = 2000;  // in the store
inline constexpr std::size_t kMostNewOfFeed =
    100;  // pages fetched of a feed in one round; at its first look the
          // rest is taken as read, later it waits for the next round

struct RoundCount {
  std::size_t feeds = 0;  // looked at
  std::size_t feeds_failed = 0;
  std::size_t pages = 0;  // looked at
  std::size_t pages_failed = 0;
};

// Puts pages into the store and lays the stories that changed side by side.
using TakePages = std::function<Result<void>(PageSource& pages)>;

// The errors are those of the store and of `take`; what a site answers is none. `now` is in seconds of UTC.
Result<RoundCount> watch_round(Store& store, PageFetcher& fetcher, std::int64_t now,
                               const WatchOptions& options, const TakePages& take);

}  // namespace tellings
