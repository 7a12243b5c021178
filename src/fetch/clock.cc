#include "fetch/clock.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <thread>

#include "base/printed_time.h"

namespace tellings {
namespace {

class SteadyClock : public Clock {
 public:
  explicit SteadyClock(double start) : start_(start) {}

  [[nodiscard]] double now() const override {
    return start_ + std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
  }
  void wait_until(double time) override {
    if (const double left = time - now(); left > 0)
      std::this_thread::sleep_for(std::chrono::duration<double>(left));
  }

 private:
  double start_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace

std::string printed_second(std::int64_t time) {
  constexpr std::int64_t kDay = 86400;
  const std::int64_t day = time >= 0 ? time / kDay : (time - kDay + 1) / kDay;
  const std::int64_t left = time - day * kDay;
  const CivilDate date = civil_from_days(day);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02dZ", date.year, date.month, date.day,
                static_cast<int>(left / 3600), static_cast<int>(left / 60 % 60), static_cast<int>(left % 60));
  return text.data();
}

std::unique_ptr<Clock> system_clock() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return system_clock_from(std::chrono::duration<double>(since).count());
}

std::unique_ptr<Clock> system_clock_from(double start) { return std::make_unique<SteadyClock>(start); }

}  // namespace tellings
