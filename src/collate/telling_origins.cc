#include "collate/telling_origins.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace tellings {
namespace {

// Which groups and hidden sources are one origin.
class Origins {
 public:
  explicit Origins(std::size_t size) : of_(size) { std::iota(of_.begin(), of_.end(), 0U); }
  [[nodiscard]] std::uint32_t find(std::uint32_t node) const {
    while (of_[node] != node) node = of_[node];
    return node;
  }
  void join(std::uint32_t a, std::uint32_t b) { of_[find(a)] = find(b); }

 private:
  std::vector<std::uint32_t> of_;
};

}  // namespace

TellingOrigins::TellingOrigins(const Story& story) : group_(story.size()), taken_(story.size()) {
  for (const auto& members : story.stemma.independent_groups) {
    for (const AccountIndex account : members) group_[account] = groups_;
    ++groups_;
  }
  // Own texts, drafts and references stand in no group.
  for (AccountIndex account = 0; account < story.size(); ++account)
    if (!story.counted(account)) group_[account] = groups_++;
  for (const Edge& edge : story.stemma.edges) {
    if (edge.band == Band::kOpen) continue;
    for (const EdgeEvidence& evidence : edge.evidence) taken_[edge.to].push_back({evidence.to, edge.from});
  }
}

std::uint32_t TellingOrigins::count(std::span<const Evidence> tellings, bool heard) const {
  std::set<AccountIndex> tellers;
  std::uint32_t hidden = 0;
  for (const Evidence& telling : tellings) {
    tellers.insert(telling.account);
    for (const Taken& taken : taken_[telling.account])
      if (taken.from.hidden) hidden = std::max(hidden, taken.from.index + 1);
  }
  Origins origins(groups_ + hidden);
  for (const Evidence& telling : tellings)
    for (const Taken& taken : taken_[telling.account]) {
      if (!taken.words.overlaps(telling.span)) continue;
      if (taken.from.hidden && heard) continue;
      if (taken.from.hidden)
        origins.join(group_[telling.account], groups_ + taken.from.index);
      else if (tellers.contains(taken.from.index))
        origins.join(group_[telling.account], group_[taken.from.index]);
    }
  std::set<std::uint32_t> found;
  for (const AccountIndex account : tellers) found.insert(origins.find(group_[account]));
  return static_cast<std::uint32_t>(found.size());
}

}  // namespace tellings
