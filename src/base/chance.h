// Random numbers that are the same on every machine (the distributions of the standard library are not).
#pragma once

#include <cmath>
#include <cstdint>

namespace tellings {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  // SplitMix64 (Steele, Lea, Flood 2014).
  std::uint64_t bits() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  double unit() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }  // [0, 1)
  bool with(double probability) { return unit() < probability; }
  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(unit() * end); }
  std::uint32_t between(std::uint32_t first, std::uint32_t last) { return first + below(last - first + 1); }
  double waiting(double mean) { return -mean * std::log(1 - unit()); }
  // A rank of 0..count-1 with probability in proportion to 1 / (rank + 1).
  std::uint32_t zipf(std::uint32_t count) {
    const double rank = std::exp(unit() * std::log(static_cast<double>(count) + 1)) - 1;
    return rank >= count ? count - 1 : static_cast<std::uint32_t>(rank);
  }
  // The same in proportion to 1 / sqrt(rank + 1): the first are drawn more often, but none very often.
  std::uint32_t leaning(std::uint32_t count) {
    const double half = unit();
    return static_cast<std::uint32_t>(half * half * count);
  }

 private:
  std::uint64_t state_;
};

}  // namespace tellings
