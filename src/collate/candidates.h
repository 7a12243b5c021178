// Which pairs of accounts are worth comparing word by word.
#pragma once

#include <vector>

#include "annotate/notes.h"
#include "collate/collation.h"
#include "collate/words.h"

namespace tellings {

// For each account the others that it may share matter with, ascending. In a story of up to `kCompareAll`
// accounts all others; in larger ones those with most three-word sequences in common.
inline constexpr std::size_t kCompareAll = 24;
std::vector<std::vector<AccountIndex>> comparable_accounts(const StoryWords& words);

}  // namespace tellings
