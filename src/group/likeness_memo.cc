#include "group/likeness_memo.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace tellings {
namespace {

constexpr std::size_t kLeastTable = 1U << 10;
constexpr std::size_t kMostTable = 1U << 20;  // 16 MB: the pairs of two days of 20,000 accounts

}  // namespace

std::size_t LikenessMemo::place_of(std::uint64_t later, std::uint64_t before) const {
  const std::uint64_t hash = (later * 0x9E3779B97F4A7C15ULL) ^ (before * 0xC2B2AE3D27D4EB4FULL);
  return static_cast<std::size_t>((hash ^ hash >> 32) & (table_.size() - 1));
}

std::optional<float> LikenessMemo::find(std::uint64_t a, std::uint64_t b) const {
  if (table_.empty()) return std::nullopt;
  const std::uint64_t later = std::max(a, b), before = later - std::min(a, b);
  const Pair& pair = table_[place_of(later, before)];
  if (pair.later != later || pair.before != before || before == 0) return std::nullopt;
  return pair.likeness;
}

void LikenessMemo::put(std::uint64_t a, std::uint64_t b, float likeness) {
  const std::uint64_t later = std::max(a, b), before = later - std::min(a, b);
  if (before == 0 || before > std::numeric_limits<std::uint32_t>::max()) return;
  if (2 * used_ >= table_.size() && table_.size() < kMostTable) grow();
  Pair& pair = table_[place_of(later, before)];
  if (pair.before == 0) ++used_;
  pair = {later, static_cast<std::uint32_t>(before), likeness};
}

void LikenessMemo::grow() {
  const std::vector<Pair> old = std::exchange(table_, {});
  table_.resize(std::max(kLeastTable, 2 * old.size()));
  used_ = 0;
  for (const Pair& pair : old) {
    if (pair.before == 0) continue;
    Pair& place = table_[place_of(pair.later, pair.before)];
    if (place.before == 0) ++used_;
    place = pair;
  }
}

}  // namespace tellings
