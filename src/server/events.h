// What changed, for those who listen: the newest events, numbered.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace tellings {

class EventLog {
 public:
  // `data` is one line of JSON.
  void publish(std::string_view kind, std::string_view data);

  // All that is kept of what came after `last`, as server-sent events; `last` becomes the newest. Who asks
  // after events that are gone gets "event: lost" first: it is to read the lists again.
  [[nodiscard]] std::string after(std::uint64_t& last) const;

  [[nodiscard]] std::uint64_t newest() const;

  // Called after each publish(), from its thread.
  void on_publish(std::function<void()> wake);

 private:
  static constexpr std::size_t kKept = 1000;
  mutable std::mutex mutex_;
  std::deque<std::string> events_;  // the last is `newest_`
  std::uint64_t newest_ = 0;
  std::function<void()> wake_;
};

}  // namespace tellings
