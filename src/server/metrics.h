// Counts for Prometheus.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tellings {

class Metrics {
 public:
  void count(const std::string& route, int status, std::chrono::steady_clock::duration took,
             std::uint64_t bytes);

  std::atomic<std::int64_t> connections{0};  // open now
  std::atomic<std::uint64_t> refused{0};     // connections closed at once: too many

  // The text that Prometheus reads; the gauges of others come as (name, help, value).
  struct Gauge {
    std::string_view name;
    std::string_view help;
    std::int64_t value;
  };
  [[nodiscard]] std::string print(const std::vector<Gauge>& gauges) const;

 private:
  static constexpr std::array kBorders = {0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10.0};  // seconds
  struct Times {
    std::array<std::uint64_t, kBorders.size() + 1> within{};
    double seconds = 0;
  };
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Times> times_;
  std::uint64_t bytes_ = 0;
};

}  // namespace tellings
