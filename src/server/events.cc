#include "server/events.h"

#include <algorithm>

namespace tellings {

void EventLog::publish(std::string_view kind, std::string_view data) {
  std::function<void()> wake;
  {
    const std::lock_guard lock(mutex_);
    ++newest_;
    events_.push_back("id: " + std::to_string(newest_) + "\nevent: " + std::string(kind) +
                      "\ndata: " + std::string(data) + "\n\n");
    if (events_.size() > kKept) events_.pop_front();
    wake = wake_;
  }
  if (wake) wake();
}

std::string EventLog::after(std::uint64_t& last) const {
  const std::lock_guard lock(mutex_);
  const std::uint64_t first = newest_ - events_.size();  // the number before the oldest that is kept
  std::string out;
  if (last < first || last > newest_) {
    out = "event: lost\ndata: {}\n\n";
    last = last > newest_ ? newest_ : first;
  }
  for (std::size_t i = static_cast<std::size_t>(last - first); i < events_.size(); ++i) out += events_[i];
  last = newest_;
  return out;
}

std::uint64_t EventLog::newest() const {
  const std::lock_guard lock(mutex_);
  return newest_;
}

void EventLog::on_publish(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
}

}  // namespace tellings
