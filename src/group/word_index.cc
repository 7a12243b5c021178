#include "group/word_index.h"

#include <algorithm>
#include <utility>

namespace tellings {
namespace {

constexpr std::size_t kLeastTable = 1024;
constexpr float kLeastSearched = 1.5F;  // weight; a commoner word finds nobody that a rarer one does not

std::size_t spread(std::uint32_t hash) {
  return static_cast<std::size_t>(hash * 0x9E3779B97F4A7C15ULL >> 20);
}

}  // namespace

const WordIndex::Holders* WordIndex::find(std::uint32_t hash) const {
  if (table_.empty()) return nullptr;
  for (std::size_t at = spread(hash) & (table_.size() - 1);; at = (at + 1) & (table_.size() - 1)) {
    if (table_[at].written == 0) return nullptr;
    if (table_[at].hash == hash) return &table_[at];
  }
}

WordIndex::Holders& WordIndex::place(std::uint32_t hash) {
  if (used_ * 3 >= table_.size() * 2) grow();
  std::size_t at = spread(hash) & (table_.size() - 1);
  while (table_[at].written != 0 && table_[at].hash != hash) at = (at + 1) & (table_.size() - 1);
  if (table_[at].written == 0) {
    table_[at].hash = hash;
    ++used_;
  }
  return table_[at];
}

// Words that nobody holds any more are left behind.
void WordIndex::grow() {
  std::vector<Holders> old = std::exchange(table_, {});
  const auto held = static_cast<std::size_t>(
      std::count_if(old.begin(), old.end(), [](const Holders& holders) { return holders.count > 0; }));
  std::size_t size = kLeastTable;
  while (size < 3 * held) size *= 2;
  table_.resize(size);
  used_ = 0;
  for (Holders& holders : old)
    if (holders.count > 0) place(holders.hash) = std::move(holders);
}

void WordIndex::add(Slot account, const Bag& bag) {
  for (const Bag::Entry& entry : bag.entries) {
    Holders& holders = place(entry.hash());
    if (holders.latest.size() < kLatest) {
      holders.latest.push_back(account);
    } else {
      holders.latest[holders.written % kLatest] = account;
    }
    ++holders.written;
    ++holders.count;
  }
  ++accounts_;
  if (shared_.size() <= account) shared_.resize(account + 1, 0.0F);
}

void WordIndex::remove(Slot account, const Bag& bag) {
  for (const Bag::Entry& entry : bag.entries) {
    Holders& holders = place(entry.hash());
    --holders.count;
    const auto found = std::find(holders.latest.begin(), holders.latest.end(), account);
    if (found == holders.latest.end()) continue;
    holders.latest.erase(found);
    holders.written = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(holders.latest.size()));
    if (holders.latest.empty()) holders.latest.shrink_to_fit();
  }
  --accounts_;
}

std::uint32_t WordIndex::holders(std::uint32_t hash) const {
  const Holders* found = find(hash);
  return found == nullptr ? 0 : found->count;
}

std::vector<Slot> WordIndex::search(const Bag& bag, std::size_t most) {
  struct Word {
    const Holders* holders = nullptr;
    float worth = 0;
  };
  std::vector<Word> words;
  for (const Bag::Entry& entry : bag.entries) {
    const float weight = entry.weight();
    if (weight < kLeastSearched) continue;
    const Holders* holders = find(entry.hash());
    if (holders == nullptr || holders->latest.empty()) continue;
    const float value = damped(entry.all) * weight * bag.all_scale;
    words.push_back({holders, value * value});
  }
  std::sort(words.begin(), words.end(), [](const Word& x, const Word& y) {
    return std::pair(x.holders->count, x.holders->hash) < std::pair(y.holders->count, y.holders->hash);
  });
  std::vector<Slot> found;
  std::size_t visits = 0;
  for (const Word& word : words) {
    if (visits >= kVisits) break;
    visits += word.holders->latest.size();
    for (const Slot account : word.holders->latest) {
      if (shared_[account] <= 0) found.push_back(account);
      shared_[account] += word.worth;
    }
  }
  const auto before = [&](Slot x, Slot y) {
    return shared_[x] != shared_[y] ? shared_[x] > shared_[y] : x < y;
  };
  const std::size_t kept = std::min(found.size(), most);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), before);
  for (const Slot account : found) shared_[account] = 0;
  found.resize(kept);
  return found;
}

}  // namespace tellings
