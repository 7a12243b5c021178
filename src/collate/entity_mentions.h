// Where an entity is printed: the mentions and aliases that its names give it.
#pragma once

#include <cstddef>
#include <vector>

#include "annotate/notes.h"
#include "collate/collation.h"
#include "collate/name_match.h"

namespace tellings {

// Neither a pronoun nor a description.
bool is_name(const Mention& mention);

// Adds the mentions and roles of one name of an account, each mention once. `compared`: the name as it is
// compared. A name with its title is a mention, and so is the name in it.
void add_mentions(const Notes& notes, AccountIndex account, const Name& name, const ComparedName& compared,
                  Entity& entity);

// The forms of the mentions that are not the entity's name, each once, in their order.
void add_aliases(const std::vector<Notes>& notes, Entity& entity);

// Where mentions of two entities overlap, the longer stands. Gives for each entity the one that stands in its
// place: itself, or where every mention of it lies within longer ones ("Supt" within "Supt Adeyemi"), the
// entity of the first of these.
std::vector<std::size_t> part_mentions(std::vector<Entity>& entities);

}  // namespace tellings
