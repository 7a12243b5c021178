// Which accounts stand on one source for the core of what they tell.
#pragma once

#include <vector>

#include "collate/shared_matter.h"
#include "collate/sources.h"
#include "collate/story.h"

namespace tellings {

// What one account has from `from`.
struct Draw {
  AccountIndex from = 0;
  double share = 0;  // of all its words
  double prose = 0;  // of its prose
};

// Share of an account's words that stand in quotations which nobody else has, save those who draw on it.
// `matters` are those of the account with all others, `drawing` those who draw on it, ascending.
double own_speech(std::span<const SharedMatter> matters, const std::vector<std::uint32_t>& quoted,
                  const std::vector<AccountIndex>& drawing);

// From which of the draws of one account it has the core of what it tells; `own` as from own_speech().
// Without much from any, at most the one that most comes from.
std::vector<AccountIndex> stands_on(const std::vector<Draw>& draws, double own);

// The partition of the counted accounts, groups ascending and by first member. `joined`: pairs of accounts of
// which one stands on the other.
std::vector<std::vector<AccountIndex>> independent_groups(
    const Story& story, const std::vector<std::pair<AccountIndex, AccountIndex>>& joined);

}  // namespace tellings
