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

std::size_t WordIndex::place(std::uint32_t hash) {
  std::size_t at = spread(hash) & (table_.size() - 1);
  while (table_[at].written != 0 && table_[at].hash != hash) at = (at + 1) & (table_.size() - 1);
  return at;
}

// For `room` words more. Words that nobody holds any more are left behind.
void WordIndex::grow(std::size_t room) {
  std::vector<Holders> old = std::exchange(table_, {});
  const auto held = static_cast<std::size_t>(
      std::count_if(old.begin(), old.end(), [](const Holders& holders) { return holders.count > 0; }));
  std::size_t size = kLeastTable;
  while (size < 3 * (held + room)) size *= 2;
  table_.resize(size);
  used_ = 0;
  for (Holders& holders : old)
    if (holders.count > 0) {
      table_[place(holders.hash)] = std::move(holders);
      ++used_;
    }
}

// The table is far larger than the processor's caches: all places are asked for before the first is needed.
void WordIndex::ask_for(const Bag& bag) const {
  for (const Bag::Entry& entry : bag.entries)
    __builtin_prefetch(&table_[spread(entry.hash()) & (table_.size() - 1)]);
}

void WordIndex::find_places(const Bag& bag) {
  if ((used_ + bag.entries.size()) * 3 >= table_.size() * 2) grow(bag.entries.size());
  ask_for(bag);
  places_.clear();
  for (const Bag::Entry& entry : bag.entries) {
    const std::size_t at = place(entry.hash());
    Holders& holders = table_[at];
    if (holders.written == 0) {
      holders.hash = entry.hash();
      holders.written = 1;  // taken; add() counts on from here
      ++used_;
    }
    __builtin_prefetch(holders.latest.data());
    places_.push_back(at);
  }
}

void WordIndex::count_shared(const Bag& bag) {
  words_.clear();
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const Bag::Entry& entry = bag.entries[i];
    const float weight = entry.weight();
    const Holders& holders = table_[places_[i]];
    if (weight < kLeastSearched || holders.latest.empty()) continue;
    const float value = damped(entry.all) * weight * bag.all_scale;
    words_.push_back({holders.count, places_[i], value * value});
  }
  std::sort(words_.begin(), words_.end(), [this](const Searched& x, const Searched& y) {
    return x.count != y.count ? x.count < y.count : table_[x.place].hash < table_[y.place].hash;
  });
  std::size_t visits = 0;
  for (const Searched& word : words_) {
    if (visits >= kVisits) break;
    const std::vector<Slot>& latest = table_[word.place].latest;
    visits += latest.size();
    for (const Slot account : latest) {
      if (shared_[account] <= 0) found_.push_back(account);
      shared_[account] += word.worth;
    }
  }
}

std::vector<Slot> WordIndex::take_best(std::size_t most) {
  order_.clear();
  for (const Slot account : found_) order_.emplace_back(-std::exchange(shared_[account], 0.0F), account);
  found_.clear();
  if (order_.size() > most)
    std::nth_element(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(most), order_.end());
  order_.resize(std::min(most, order_.size()));
  std::sort(order_.begin(), order_.end());
  std::vector<Slot> best;
  for (const auto& one : order_) best.push_back(one.second);
  return best;
}

std::vector<Slot> WordIndex::add(Slot account, const Bag& bag, std::size_t most) {
  find_places(bag);
  if (most > 0) count_shared(bag);
  if (shared_.size() <= account) {
    shared_.resize(account + 1, 0.0F);
    added_.resize(account + 1, 0);
  }
  added_[account] = ++additions_;
  for (const std::size_t at : places_) {
    Holders& holders = table_[at];
    if (holders.latest.size() < kLatest) {
      holders.latest.push_back(account);
      holders.written = static_cast<std::uint32_t>(holders.latest.size());
    } else {
      holders.latest[holders.written++ % kLatest] = account;
    }
    ++holders.count;
  }
  ++accounts_;
  return take_best(most);
}

// Of a full ring mostly nothing is to be taken: who falls asleep came before all of the latest.
void WordIndex::remove(Slot account, const Bag& bag) {
  ask_for(bag);
  for (const Bag::Entry& entry : bag.entries) {
    Holders& holders = table_[place(entry.hash())];
    --holders.count;
    std::vector<Slot>& latest = holders.latest;
    if (latest.size() == kLatest) {
      const auto oldest = latest.begin() + static_cast<std::ptrdiff_t>(holders.written % kLatest);
      if (added_[*oldest] > added_[account]) continue;
      std::rotate(latest.begin(), oldest, latest.end());
    }
    const auto found = std::find(latest.begin(), latest.end(), account);
    if (found == latest.end()) continue;
    latest.erase(found);
    holders.written = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(latest.size()));
    if (latest.empty()) latest.shrink_to_fit();
  }
  --accounts_;
}

std::uint32_t WordIndex::holders(std::uint32_t hash) const {
  const Holders* found = find(hash);
  return found == nullptr ? 0 : found->count;
}

}  // namespace tellings
