// Which of the accounts taken in so far share telling words with a new one.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "group/bag.h"

namespace tellings {

class Neighbours {
 public:
  void add(std::uint32_t account, const Bag& bag);

  // The accounts that share most with `bag`, at most kMaxNeighbours, most first; ties by number. Words that
  // stand in very many accounts are passed over: they tell nothing, and the time for an account stays flat.
  [[nodiscard]] std::vector<std::uint32_t> of(const Bag& bag);

  static constexpr std::size_t kMaxNeighbours = 200;

 private:
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> holders_;  // accounts by word hash
  std::vector<float> shared_;  // by account; all zero between calls
};

}  // namespace tellings
