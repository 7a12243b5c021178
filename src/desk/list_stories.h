// The stories of the store, those with the newest account first.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "desk/stretches.h"
#include "store/snapshot.h"

namespace tellings {

struct StoryPage {
  std::vector<StoredStory> stories;
  std::string next;  // empty: nothing further
};

// At most `limit` stories with an account told in `range`, after the cursor `after` ("" for the first page).
// A page is read by index: its cost does not grow with the store. kUsage where `after` is no cursor.
Result<StoryPage> list_stories(Connection& db, KeyRange range, std::size_t limit, const std::string& after);

}  // namespace tellings
