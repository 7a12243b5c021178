#include "group/copy_forest.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace tellings {
namespace {

std::uint32_t root_of(std::vector<std::uint32_t>& parent, std::uint32_t at) {
  while (parent[at] != at) at = parent[at] = parent[parent[at]];
  return at;
}

// The pairs of the forest, best first.
std::vector<std::uint32_t> chosen_pairs(std::size_t count, std::span<const CopyPair> pairs) {
  std::vector<std::uint32_t> order(pairs.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
    return std::tuple(-pairs[x].score, pairs[x].a, pairs[x].b) <
           std::tuple(-pairs[y].score, pairs[y].a, pairs[y].b);
  });
  std::vector<std::uint32_t> parent(count), chosen;
  std::iota(parent.begin(), parent.end(), 0U);
  for (const std::uint32_t pair : order) {
    const std::uint32_t a = root_of(parent, pairs[pair].a), b = root_of(parent, pairs[pair].b);
    if (a == b) continue;
    parent[std::max(a, b)] = std::min(a, b);
    chosen.push_back(pair);
  }
  return chosen;
}

}  // namespace

std::vector<std::optional<Origin>> copy_forest(std::size_t count, std::span<const CopyPair> pairs) {
  std::vector<std::vector<Origin>> partners(count);
  for (const std::uint32_t pair : chosen_pairs(count, pairs)) {
    partners[pairs[pair].a].push_back({pairs[pair].b, pair});
    partners[pairs[pair].b].push_back({pairs[pair].a, pair});
  }
  std::vector<std::optional<Origin>> origins(count);
  std::vector<bool> hung(count, false);
  for (std::uint32_t root = 0; root < count; ++root) {
    if (hung[root]) continue;
    hung[root] = true;
    std::vector<std::uint32_t> open{root};
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      for (const Origin& partner : partners[at]) {
        if (hung[partner.account]) continue;
        hung[partner.account] = true;
        origins[partner.account] = Origin{at, partner.pair};
        open.push_back(partner.account);
      }
    }
  }
  return origins;
}

}  // namespace tellings
