// Who of a story's names speaks in a quotation.
#pragma once

#include <optional>

#include "collate/story.h"

namespace tellings {

// The entity of the name that the account's reader resolved. Where the account names a body by its noun
// alone, the one body of the story that has the noun in its name; where it names an office alone, the one
// person whom another account introduces by it. Nothing where there are none or several.
//
//   "Police put the crowd at 9,500"; only the Norland Police Service is named anywhere: that.
//   "Norland's fisheries minister has refused"; elsewhere "Fisheries Minister Ana Ruiz": her.
// Counter-example: "the ministry said" in a story with two ministries: nobody.
std::optional<EntityIndex> speaker_entity(const Story& story, AccountIndex account, const Quote& quote);

}  // namespace tellings
