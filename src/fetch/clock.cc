#include "fetch/clock.h"

#include <chrono>
#include <thread>

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

std::unique_ptr<Clock> system_clock() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return system_clock_from(std::chrono::duration<double>(since).count());
}

std::unique_ptr<Clock> system_clock_from(double start) { return std::make_unique<SteadyClock>(start); }

}  // namespace tellings
