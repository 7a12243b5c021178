// What the printed times say of who could draw on whom.
#pragma once

#include <cstddef>
#include <vector>

#include "collate/collation.h"

namespace tellings {

// Whether `a` may have been published before `b`: false only where the printed times say that it was not.
bool may_precede(const Account& a, const Account& b);

// Of all pairs of accounts of a story.
class TimeOrder {
 public:
  explicit TimeOrder(const std::vector<const Account*>& accounts);
  [[nodiscard]] bool may_precede(AccountIndex a, AccountIndex b) const { return may_precede_[a][b]; }
  [[nodiscard]] std::size_t size() const { return may_precede_.size(); }

 private:
  std::vector<std::vector<bool>> may_precede_;
};

// An order in which no account comes before one that it may draw on: by time where it tells; where it does
// not, those of lower `rank` first, then as numbered. Cost: the square of the accounts.
std::vector<AccountIndex> telling_order(const TimeOrder& order, const std::vector<int>& rank);

}  // namespace tellings
