// Who draws on whom: edges between accounts and from sources that are not among them, and the groups that
// follow.
#pragma once

#include "collate/story.h"

namespace tellings {

// Reads `story.notes`, `words` and `entities`. Edges are acyclic, ordered by (to, from); an account may have
// several parents. Groups are a partition of the counted accounts, each ascending, ordered by first member.
// Accounts in one group stand on the same source for the core of what they tell; who merely quotes another
// keeps a group of their own. Cost: near linear in the accounts, a bounded number of candidates is compared
// for each.
Stemma build_stemma(const Story& story);

}  // namespace tellings
