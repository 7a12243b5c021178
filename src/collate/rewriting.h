// Which accounts are machine-rewritten: synonyms swapped everywhere, inside quotation marks too, or a round
// trip through another language.
#pragma once

#include <optional>
#include <vector>

#include "collate/account_order.h"
#include "collate/shared_matter.h"

namespace tellings {

struct Rewriting {
  AccountIndex account = 0;              // the rewritten one
  std::optional<AccountIndex> original;  // none where what it was made from is not among the accounts
  double score = 0;
};

// At most one an account, by account.
std::vector<Rewriting> machine_rewritten(std::size_t accounts, const SharedMatters& matters,
                                         const TimeOrder& order);

}  // namespace tellings
