// When the next request to a host may go. Time is what the caller says it is.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace tellings {

// Seconds since 1970 throughout. Thread-safe.
class Pacer {
 public:
  // At least `interval` seconds between two requests to one host.
  explicit Pacer(double interval) : interval_(interval) {}

  // When the next request to `host` may go, `now` or later; it is taken as going then.
  double reserve(const std::string& host, double now);
  // robots.txt asks for more than our interval; less is not heeded.
  void ask_interval(const std::string& host, double seconds);
  // No request before `until` (Retry-After); an earlier time than one set is not heeded.
  void hold(const std::string& host, double until);

 private:
  struct Host {
    double interval = 0;
    double free_at = 0;
  };
  double interval_;
  std::mutex mutex_;
  std::map<std::string, Host> hosts_;
};

// Retry-After: seconds, or a time of HTTP. Nothing for what is neither; never negative.
std::optional<double> read_retry_after(std::string_view value, double now);

// How long to wait after `failures` in a row (1, 2, ...): `first` seconds, doubled each time, at most `most`.
double backoff_seconds(int failures, double first, double most);

}  // namespace tellings
