// Time, so that tests need not wait.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace tellings {

class Clock {
 public:
  virtual ~Clock() = default;
  // Seconds since 1970. Thread-safe.
  [[nodiscard]] virtual double now() const = 0;
  virtual void wait_until(double time) = 0;
};

// The system's. It begins at `start` instead of the present time where one is given, and runs on from there.
std::unique_ptr<Clock> system_clock();
std::unique_ptr<Clock> system_clock_from(double start);

// "2024-05-14T10:00:00Z".
std::string printed_second(std::int64_t time);

}  // namespace tellings
