// One story back from the document.
#pragma once

#include "collate/collation.h"
#include "document/json_cursor.h"

namespace tellings {

// Faults are noted in the cursor; what is given back then is not to be used.
StoryCollation read_story(const JsonCursor& story);

}  // namespace tellings
