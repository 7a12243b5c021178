// Reported speech without marks: clauses under verbs of saying, "according to".
#pragma once

#include <vector>

#include "annotate/notes.h"
#include "annotate/speakers.h"
#include "annotate/tree.h"

namespace tellings {

// One Quote of kind indirect for each reported clause. Beliefs, plans and verdicts carry saying == false.
// `marked` has the conjunction
// ("that it was shut"), `content` the clause alone ("it was shut").
std::vector<Quote> find_indirect_quotes(const Tree& tree, const Speakers& speakers);

}  // namespace tellings
