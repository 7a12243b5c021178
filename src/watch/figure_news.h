// Figures that have moved.
#pragma once

#include <functional>
#include <optional>

#include "collate/collation.h"
#include "watch/news.h"

namespace tellings {

// The new readings of `group`, those before them, and who prints the new ones; nothing where none is new.
// `adds` says which accounts of the story may add news.
std::optional<Fact> figure_news(const StoryNews& story, const FigureGroup& group,
                                const std::function<bool(AccountIndex)>& adds);

// Whether `fresh` says nothing that `old` does not leave open: equal, rounded, within its range. Of other
// units: false.
bool fits(const FigureReading& fresh, const FigureReading& old);

}  // namespace tellings
