#include "group/neighbours.h"

#include <algorithm>

namespace tellings {
namespace {

constexpr std::size_t kTooCommon = 2000;  // accounts

}  // namespace

void Neighbours::add(std::uint32_t account, const Bag& bag) {
  for (const Bag::Entry& entry : bag.entries) holders_[entry.hash].push_back(account);
  if (shared_.size() <= account) shared_.resize(account + 1, 0.0F);
}

std::vector<std::uint32_t> Neighbours::of(const Bag& bag) {
  std::vector<std::uint32_t> found;
  for (const Bag::Entry& entry : bag.entries) {
    const auto holders = holders_.find(entry.hash);
    if (holders == holders_.end() || holders->second.size() > kTooCommon) continue;
    for (const std::uint32_t account : holders->second) {
      if (shared_[account] <= 0) found.push_back(account);
      shared_[account] += entry.all * entry.all;
    }
  }
  const auto before = [&](std::uint32_t x, std::uint32_t y) {
    return shared_[x] != shared_[y] ? shared_[x] > shared_[y] : x < y;
  };
  const std::size_t kept = std::min(found.size(), kMaxNeighbours);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), before);
  for (const std::uint32_t account : found) shared_[account] = 0;
  found.resize(kept);
  return found;
}

}  // namespace tellings
