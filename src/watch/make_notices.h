// Notices of what has come into the store since the last ones.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/notice_records.h"
#include "store/store.h"
#include "watch/watch_list.h"

namespace tellings {

struct NoticeOptions {
  std::size_t least_accounts = 1;     // a story is told from so many accounts on
  std::size_t least_independent = 1;  // and so many groups without a shared source found
  WatchList wanted;
};

// Looks at every story with accounts that came since the last notices, and writes the notices and that they
// were made in one transaction: whatever stops it, each is made once. A story below the thresholds is told,
// as new, when it reaches them. Gives how many notices are wanted. REQUIRES: the store is watched
// (begin_watch) and no story is stale.
Result<std::size_t> make_notices(Store& store, const NoticeOptions& options);

}  // namespace tellings
