// Which accounts are machine-rewritten: synonyms swapped everywhere, inside quotation marks too, or a round
// trip through another language.
#pragma once

#include <optional>
#include <vector>

#include "collate/shared_matter.h"

namespace tellings {

struct Rewriting {
  AccountIndex account = 0;              // the rewritten one
  std::optional<AccountIndex> original;  // none where what it was made from is not among the accounts
  double score = 0;
};

// At most one a account, by account. `matters` holds each pair in both directions; `may_precede(a, b)` is
// false only where a is certainly later than b.
std::vector<Rewriting> machine_rewritten(std::size_t accounts, const std::vector<SharedMatter>& matters,
                                         const std::vector<std::vector<bool>>& may_precede);

}  // namespace tellings
