// Who draws on whom, over any number of steps.
#pragma once

#include <cstddef>
#include <vector>

#include "collate/collation.h"

namespace tellings {

// Accounts are added with their parents, parents first; an account that was not added has none. Takes a bit
// for each pair of accounts of which one has ancestors.
class Ancestry {
 public:
  explicit Ancestry(std::size_t accounts) : of_(accounts) {}
  // That of a finished stemma; hidden sources are left out. REQUIRES: its edges have no cycle.
  Ancestry(const Stemma& stemma, std::size_t accounts);

  void add(AccountIndex account, const std::vector<AccountIndex>& parents) {
    for (const AccountIndex parent : parents) {
      std::vector<bool>& above = of_[account];
      above.resize(of_.size());
      above[parent] = true;
      for (std::size_t a = 0; a < of_[parent].size(); ++a) {
        if (of_[parent][a]) above[a] = true;
      }
    }
  }

  [[nodiscard]] bool is_ancestor(AccountIndex ancestor, AccountIndex of) const {
    return ancestor < of_[of].size() && of_[of][ancestor];
  }

 private:
  std::vector<std::vector<bool>> of_;  // [account][ancestor]; empty where there is none
};

}  // namespace tellings
