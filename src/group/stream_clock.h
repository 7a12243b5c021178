// What time it is in a stream: the median of the times of its last accounts, never going back. One account
// with a wrong date moves nothing.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace tellings {

class StreamClock {
 public:
  void see(std::int64_t time) {
    last_[seen_++ % last_.size()] = time;
    std::array<std::int64_t, 16> sorted = last_;
    const std::size_t count = std::min(seen_, sorted.size());
    auto* const middle = sorted.begin() + static_cast<std::ptrdiff_t>(count / 2);
    std::nth_element(sorted.begin(), middle, sorted.begin() + static_cast<std::ptrdiff_t>(count));
    now_ = seen_ == 1 ? *middle : std::max(now_, *middle);
  }
  [[nodiscard]] bool running() const { return seen_ > 0; }
  [[nodiscard]] std::int64_t now() const { return now_; }

  // What a saved clock needs.
  struct State {
    std::array<std::int64_t, 16> last{};
    std::uint64_t seen = 0;
    std::int64_t now = 0;
  };
  [[nodiscard]] State state() const { return {last_, seen_, now_}; }
  void set(const State& state) {
    last_ = state.last;
    seen_ = state.seen;
    now_ = state.now;
  }

 private:
  std::array<std::int64_t, 16> last_{};
  std::size_t seen_ = 0;
  std::int64_t now_ = 0;
};

}  // namespace tellings
