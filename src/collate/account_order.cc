#include "collate/account_order.h"

#include <set>
#include <tuple>

namespace tellings {

bool may_precede(const Account& a, const Account& b) {
  return !a.published || !b.published || !b.published->interval().before(a.published->interval());
}

TimeOrder::TimeOrder(const std::vector<const Account*>& accounts)
    : may_precede_(accounts.size(), std::vector<bool>(accounts.size())) {
  for (std::size_t a = 0; a < accounts.size(); ++a) {
    for (std::size_t b = 0; b < accounts.size(); ++b)
      may_precede_[a][b] = tellings::may_precede(*accounts[a], *accounts[b]);
  }
}

// Intervals that do not overlap are a partial order, so that there is always one that waits for nobody.
std::vector<AccountIndex> telling_order(const TimeOrder& order, const std::vector<int>& rank) {
  const auto size = static_cast<AccountIndex>(order.size());
  std::vector<std::size_t> waits_for(size, 0);
  for (AccountIndex a = 0; a < size; ++a) {
    for (AccountIndex b = 0; b < size; ++b) waits_for[a] += a != b && !order.may_precede(a, b) ? 1 : 0;
  }
  std::set<std::pair<int, AccountIndex>> free;
  for (AccountIndex a = 0; a < size; ++a) {
    if (waits_for[a] == 0) free.emplace(rank[a], a);
  }
  std::vector<AccountIndex> ordered;
  while (!free.empty()) {
    const AccountIndex next = free.begin()->second;
    free.erase(free.begin());
    ordered.push_back(next);
    for (AccountIndex a = 0; a < size; ++a) {
      if (a != next && !order.may_precede(a, next) && --waits_for[a] == 0) free.emplace(rank[a], a);
    }
  }
  return ordered;
}

}  // namespace tellings
