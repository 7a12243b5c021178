#include "collate/candidates.h"

#include <algorithm>
#include <unordered_map>

#include "base/hash.h"

namespace tellings {
namespace {

constexpr std::size_t kMostCandidates = 16;
constexpr std::size_t kCommonSequence = 64;  // holders from which on a sequence tells nothing more

std::uint64_t sequence_at(std::span<const StoryWord> words, std::size_t i) {
  const std::uint64_t head = (static_cast<std::uint64_t>(words[i].stem) << 32U) | words[i + 1].stem;
  return head * 0x9E3779B97F4A7C15ULL + words[i + 2].stem;
}

// Each account's three-word sequences that hold a content word, as the accounts that have them.
std::unordered_map<std::uint64_t, std::vector<AccountIndex>> holders_of(const StoryWords& words) {
  std::unordered_map<std::uint64_t, std::vector<AccountIndex>> holders;
  for (AccountIndex a = 0; a < words.size(); ++a) {
    const std::span<const StoryWord> own = words.of(a);
    for (std::size_t i = 0; i + 2 < own.size(); ++i) {
      if (!words.is_content(own[i].form) && !words.is_content(own[i + 2].form)) continue;
      std::vector<AccountIndex>& held = holders[sequence_at(own, i)];
      if (held.size() < kCommonSequence && (held.empty() || held.back() != a)) held.push_back(a);
    }
  }
  return holders;
}

}  // namespace

std::vector<std::vector<AccountIndex>> comparable_accounts(const StoryWords& words) {
  const auto size = static_cast<AccountIndex>(words.size());
  std::vector<std::vector<AccountIndex>> comparable(size);
  if (size <= kCompareAll) {
    for (AccountIndex a = 0; a < size; ++a) {
      for (AccountIndex b = 0; b < size; ++b) {
        if (a != b) comparable[a].push_back(b);
      }
    }
    return comparable;
  }
  const auto holders = holders_of(words);
  std::vector<std::uint32_t> shared(size);
  for (AccountIndex a = 0; a < size; ++a) {
    std::fill(shared.begin(), shared.end(), 0U);
    const std::span<const StoryWord> own = words.of(a);
    for (std::size_t i = 0; i + 2 < own.size(); ++i) {
      const auto found = holders.find(sequence_at(own, i));
      if (found == holders.end()) continue;
      for (const AccountIndex b : found->second) ++shared[b];
    }
    std::vector<AccountIndex>& near = comparable[a];
    for (AccountIndex b = 0; b < size; ++b) {
      if (b != a && shared[b] > 0) near.push_back(b);
    }
    std::stable_sort(near.begin(), near.end(),
                     [&](AccountIndex x, AccountIndex y) { return shared[x] > shared[y]; });
    near.resize(std::min(near.size(), kMostCandidates));
  }
  // A pair is compared both ways or not at all.
  for (AccountIndex a = 0; a < size; ++a) {
    const std::vector<AccountIndex> near = comparable[a];
    for (const AccountIndex b : near) comparable[b].push_back(a);
  }
  for (std::vector<AccountIndex>& near : comparable) {
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
  }
  return comparable;
}

}  // namespace tellings
