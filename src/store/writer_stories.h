// Where grouping put accounts, and stories laid side by side, into the store.
#pragma once

#include <string>
#include <string_view>

#include "collate/collation.h"
#include "store/keys.h"
#include "store/store.h"

namespace tellings {

struct PutPlacement {
  std::string story;
  std::string copy_of;  // id; empty: none
  std::string how;
  double score = 0;
};

// Puts or moves an account; the later versions of its page go along. The stories that it left and joined
// become stale: to be collated again.
void put_placement(Writer& writer, AccountKey key, const PutPlacement& placement);

// A later version of a page stands in the story of its first.
void put_version_placement(Writer& writer, AccountKey key, const std::string& first_id);

// What grouping goes on from in another run; empty bytes where there is nothing yet.
void put_grouping(Writer& writer, std::string_view state);
Result<std::string> find_grouping(Connection& db);

// The collation of a story in the place of the one before; `document` is its collation document. The story is
// no longer stale.
void put_collation(Writer& writer, const StoryCollation& collation, std::string_view document);

// A story that has no accounts any more.
void drop_story(Writer& writer, const std::string& story);

}  // namespace tellings
