// The notices of a store and the health of its feeds, for those who show them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/notice_records.h"
#include "store/watch_records.h"

namespace tellings {

struct NoticeFilter {
  bool unseen = false;  // only those that nobody has seen
  bool all = false;     // muted ones too, and those off the watch list
  std::string story;    // empty: any
};

struct NoticePage {
  std::vector<NoticeRecord> notices;  // the newest first
  std::string next;                   // empty: nothing further
};

// At most `limit` after the cursor `after` ("" for the first page). kUsage where that is no cursor.
Result<NoticePage> list_notices(Connection& db, const NoticeFilter& filter, std::size_t limit,
                                const std::string& after);

struct FeedHealth {
  FeedRecord feed;
  std::int64_t pages = 0;   // that it has listed
  std::int64_t read = 0;    // had in full
  std::int64_t stubs = 0;   // of which only the first lines came
  std::int64_t failed = 0;  // that could not be had at the last try
};
// By url.
std::vector<FeedHealth> feed_health(Connection& db);

}  // namespace tellings
