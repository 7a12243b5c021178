// Names across accounts: one entity a person, organisation, place or event, however each account spells it.
#pragma once

#include <vector>

#include "collate/story.h"

namespace tellings {

// Names of one account are taken for distinct as its reader left them, unless they are printed alike.
// Entities are ordered by mentions, then first mention; ids are "e1", "e2", ... in that order. Mentions are
// names alone (no pronouns, no descriptions) and do not overlap those of another entity: the longer stands.
// Cost: near linear in the names, which are compared only where a word of them is spelt or sounds alike.
EntityTable resolve_entities(const std::vector<Notes>& notes);

// Brings together what a copy's machine-mangled names and the names in the same places of its original are,
// where they are not one yet: `story.stemma` and `story.words` tell which words stand in whose place.
EntityTable resolve_entities(const Story& story);

}  // namespace tellings
