#include "collate/independence.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace tellings {
namespace {

// Which band a group or edge belongs to counts for low (all), count (not the open ones) and high (the clear
// ones).
bool counts(Band band, Band weakest) { return static_cast<int>(band) <= static_cast<int>(weakest); }

Band weaker(Band a, Band b) { return static_cast<int>(a) < static_cast<int>(b) ? b : a; }

}  // namespace

Independence::Independence(const Stemma& stemma, const std::vector<bool>& counted)
    : counted_(counted), spun_(counted.size(), false) {
  for (const Edge& edge : stemma.edges) {
    if (edge.how == Derivation::kSpun) spun_[edge.to] = true;
    if (!edge.from.hidden) joined_.push_back({edge.from.index, edge.to, edge.band, false});
  }
  for (std::size_t i = 0; i < stemma.edges.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Edge& a = stemma.edges[i];
      const Edge& b = stemma.edges[j];
      if (a.from.hidden && a.from == b.from) joined_.push_back({a.to, b.to, weaker(a.band, b.band), true});
    }
  }
  for (const std::vector<AccountIndex>& group : stemma.independent_groups) {
    for (std::size_t i = 1; i < group.size(); ++i)
      joined_.push_back({group[0], group[i], Band::kLikely, false});
  }
}

std::uint32_t Independence::components(std::span<const AccountIndex> tellers, Band weakest,
                                       bool with_hidden) const {
  std::vector<AccountIndex> root(counted_.size());
  std::iota(root.begin(), root.end(), AccountIndex{0});
  const std::function<AccountIndex(AccountIndex)> find = [&](AccountIndex a) {
    return root[a] == a ? a : root[a] = find(root[a]);
  };
  const auto tells = [&](AccountIndex a) { return std::binary_search(tellers.begin(), tellers.end(), a); };
  for (const Joined& joined : joined_) {
    if (joined.hidden && !with_hidden) continue;
    if (counts(joined.band, weakest) && tells(joined.a) && tells(joined.b))
      root[find(joined.a)] = find(joined.b);
  }
  return static_cast<std::uint32_t>(
      std::count_if(tellers.begin(), tellers.end(), [&](AccountIndex a) { return find(a) == a; }));
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
