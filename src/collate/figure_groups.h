// Readings of one measure brought together over all accounts of a story.
#pragma once

#include <vector>

#include "collate/collation.h"
#include "collate/figure_setting.h"
#include "collate/story.h"

namespace tellings {

// Most accounts first, then the earliest place. Each figure of the notes stands in exactly one group. Pairs
// are looked up by number and by the words near it, so the cost is near-linear in the number of figures.
// REQUIRES: notes, words, entities, stemma and independence of the story are there; vectors may be empty.
// Whether one of the two is printed as the conversion of the other: "112 million crowns ($16.5 million)".
bool is_conversion(const Story& story, const FigureSetting& a, const FigureSetting& b);

std::vector<FigureGroup> group_figures(const Story& story);

}  // namespace tellings
