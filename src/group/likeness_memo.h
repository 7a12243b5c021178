// What pairs of accounts were found to be like, so that a flush does not compare again what the one before
// it, or the placing of an account, has compared. A fixed number of pairs at most; a later one may take an
// earlier one's place. Likeness depends on the two accounts alone, so what is forgotten costs time, nothing
// else.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace tellings {

class LikenessMemo {
 public:
  // By the arrival numbers of two different accounts, in either order.
  [[nodiscard]] std::optional<float> find(std::uint64_t a, std::uint64_t b) const;
  void put(std::uint64_t a, std::uint64_t b, float likeness);

 private:
  struct Pair {
    std::uint64_t later = 0;
    std::uint32_t before = 0;  // so many arrivals before it came the other; 0 where free
    float likeness = 0;
  };
  [[nodiscard]] std::size_t place_of(std::uint64_t later, std::uint64_t before) const;
  void grow();

  std::vector<Pair> table_;  // a power of two
  std::size_t used_ = 0;
};

}  // namespace tellings
