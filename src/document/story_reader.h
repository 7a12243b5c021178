// One story back from the document.
#pragma once

#include "brief/changes.h"
#include "collate/collation.h"
#include "document/json_cursor.h"

namespace tellings {

struct ReadStory {
  StoryCollation story;
  std::vector<CollationChange> changes;  // since a document before it
};

// Faults are noted in the cursor; what is given back then is not to be used.
ReadStory read_story(const JsonCursor& story);

}  // namespace tellings
