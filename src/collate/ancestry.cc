#include "collate/ancestry.h"

namespace tellings {

// Adds each account once all its parents are there.
Ancestry::Ancestry(const Stemma& stemma, std::size_t accounts) : of_(accounts) {
  std::vector<std::vector<AccountIndex>> parents(accounts);
  std::vector<std::vector<AccountIndex>> children(accounts);
  std::vector<std::size_t> waiting(accounts, 0);
  for (const Edge& edge : stemma.edges) {
    if (edge.from.hidden) continue;
    parents[edge.to].push_back(edge.from.index);
    children[edge.from.index].push_back(edge.to);
    ++waiting[edge.to];
  }
  std::vector<AccountIndex> ready;
  for (AccountIndex a = 0; a < accounts; ++a) {
    if (waiting[a] == 0) ready.push_back(a);
  }
  while (!ready.empty()) {
    const AccountIndex next = ready.back();
    ready.pop_back();
    add(next, parents[next]);
    for (const AccountIndex child : children[next]) {
      if (--waiting[child] == 0) ready.push_back(child);
    }
  }
}

}  // namespace tellings
