#include "fetch/pacing.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "ingest/feed.h"

namespace tellings {

double Pacer::reserve(const std::string& host, double now) {
  const std::lock_guard guard(mutex_);
  Host& entry = hosts_[host];
  const double at = std::max(now, entry.free_at);
  entry.free_at = at + std::max(interval_, entry.interval);
  return at;
}

void Pacer::ask_interval(const std::string& host, double seconds) {
  const std::lock_guard guard(mutex_);
  Host& entry = hosts_[host];
  const double longer = std::max(entry.interval, seconds) - std::max(entry.interval, interval_);
  entry.interval = std::max(entry.interval, seconds);
  if (longer > 0 && entry.free_at > 0) entry.free_at += longer;
}

void Pacer::hold(const std::string& host, double until) {
  const std::lock_guard guard(mutex_);
  Host& entry = hosts_[host];
  entry.free_at = std::max(entry.free_at, until);
}

std::optional<double> read_retry_after(std::string_view value, double now) {
  double seconds = 0;
  const char* const last = value.data() + value.size();
  const auto [end, error] = std::from_chars(value.data(), last, seconds, std::chars_format::fixed);
  if (!value.empty() && error == std::errc() && end == last) return std::max(seconds, 0.0);
  const auto time = read_feed_time(value);
  if (!time) return std::nullopt;
  return std::max(0.0, static_cast<double>(time->interval().begin) - now);
}

double backoff_seconds(int failures, double first, double most) {
  return failures <= 0 ? 0 : std::min(most, std::ldexp(first, std::min(failures - 1, 60)));
}

}  // namespace tellings
