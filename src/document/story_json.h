// One story of the document.
#pragma once

#include "document/json_values.h"

namespace tellings {

Json story_json(const StoryCollation& story, bool with_text);

}  // namespace tellings
