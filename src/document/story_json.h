// One story of the document.
#pragma once

#include "brief/changes.h"
#include "document/json_values.h"

namespace tellings {

// How much of the texts the document carries.
enum class Texts : std::uint8_t { kWhole, kExcerpts, kNone };

Json story_json(const StoryCollation& story, Texts texts, const std::vector<CollationChange>& changes);

}  // namespace tellings
