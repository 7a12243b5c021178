// How much a word says about the story.
#pragma once

#include <span>
#include <vector>

#include "annotate/notes.h"
#include "collate/collation.h"
#include "collate/words.h"

namespace tellings {

// [stem] of `words`, 0 for what no brief source prints. A word weighs by the share of accounts and of
// independent groups that print it and by the openings it stands in, a number more, what one account alone
// prints little. REQUIRES: `words` holds the story's accounts, `notes` theirs.
std::vector<double> word_weights(const StoryCollation& story, std::span<const Notes> notes,
                                 const StoryWords& words);

}  // namespace tellings
