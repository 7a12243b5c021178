// The dated events of a story, in order.
#pragma once

#include <vector>

#include "collate/collation.h"
#include "collate/story.h"

namespace tellings {

// One entry for each time that `claims` tell something of, earliest first: the words of the best-supported
// claim told with that time. Times of the telling itself are left out. REQUIRES: notes of the story.
std::vector<TimelineEntry> build_timeline(const Story& story, const std::vector<Claim>& claims);

}  // namespace tellings
