#include "collate/independence.h"

#include <algorithm>
#include <map>
#include <set>

namespace tellings {
namespace {

// Which band a group or edge belongs to counts for low (all), count (not the open ones) and high (the clear
// ones).
bool counts(Band band, Band weakest) { return static_cast<int>(band) <= static_cast<int>(weakest); }

}  // namespace

Independence::Independence(const Stemma& stemma, const std::vector<bool>& counted)
    : joined_(counted.size()), counted_(counted), spun_(counted.size(), false) {
  using With = Joined::With;
  for (const Edge& edge : stemma.edges) {
    if (edge.how == Derivation::kSpun) spun_[edge.to] = true;
    joined_[edge.to].push_back(
        {edge.from.hidden ? With::kHidden : With::kAccount, edge.from.index, edge.band});
  }
  for (std::size_t g = 0; g < stemma.independent_groups.size(); ++g) {
    for (const AccountIndex a : stemma.independent_groups[g])
      joined_[a].push_back({With::kGroup, g, Band::kLikely});
  }
}

std::uint32_t Independence::components(std::span<const AccountIndex> tellers, Band weakest,
                                       bool with_hidden) const {
  using Node = std::pair<Joined::With, std::size_t>;
  std::map<Node, Node> root;
  const auto find = [&](Node a) {
    for (auto known = root.find(a); known != root.end(); known = root.find(a)) a = known->second;
    return a;
  };
  for (const AccountIndex teller : tellers) {
    for (const Joined& joined : joined_[teller]) {
      if (!counts(joined.band, weakest) || (joined.with == Joined::With::kHidden && !with_hidden)) continue;
      if (joined.with == Joined::With::kAccount &&
          !std::binary_search(tellers.begin(), tellers.end(), static_cast<AccountIndex>(joined.index)))
        continue;
      const Node a = find({Joined::With::kAccount, teller});
      const Node b = find({joined.with, joined.index});
      if (a != b) root[a] = b;
    }
  }
  std::set<Node> roots;
  for (const AccountIndex teller : tellers) roots.insert(find({Joined::With::kAccount, teller}));
  return static_cast<std::uint32_t>(roots.size());
}

IndependentCount Independence::count(std::span<const AccountIndex> tellers) const {
  std::vector<AccountIndex> told;
  for (const AccountIndex account : tellers) {
    if (counted_[account]) told.push_back(account);
  }
  std::sort(told.begin(), told.end());
  told.erase(std::unique(told.begin(), told.end()), told.end());
  std::vector<AccountIndex> human;
  std::copy_if(told.begin(), told.end(), std::back_inserter(human),
               [&](AccountIndex a) { return !spun_[a]; });
  IndependentCount result;
  result.count = components(told, Band::kLikely, true);
  result.low = std::min(result.count,
                        std::max<std::uint32_t>(components(human, Band::kOpen, true), told.empty() ? 0 : 1));
  result.high = std::max(result.count, components(told, Band::kClear, true));
  return result;
}

std::uint32_t Independence::apart(std::span<const AccountIndex> tellers) const {
  std::vector<AccountIndex> told(tellers.begin(), tellers.end());
  std::sort(told.begin(), told.end());
  told.erase(std::unique(told.begin(), told.end()), told.end());
  return components(told, Band::kOpen, false);
}

}  // namespace tellings
