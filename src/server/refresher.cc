#include "server/refresher.h"

#include <algorithm>
#include <chrono>

namespace tellings {
namespace {

constexpr std::chrono::seconds kBusyPause{2};

}  // namespace

Refresher::Refresher(Refresh refresh) : refresh_(std::move(refresh)), thread_([this] { work(); }) {}

Refresher::~Refresher() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Refresher::refresh(const std::string& story) {
  {
    const std::lock_guard lock(mutex_);
    if (std::ranges::find(waiting_, story) == waiting_.end()) waiting_.push_back(story);
  }
  wake_.notify_all();
}

void Refresher::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return stop_ || !waiting_.empty(); });
    if (stop_) return;
    const std::string story = waiting_.front();
    waiting_.pop_front();
    lock.unlock();
    const auto done = refresh_(story);
    lock.lock();
    const bool busy = !done && done.error().code == ErrorCode::kBusy;
    if ((busy || (done && !*done)) && std::ranges::find(waiting_, story) == waiting_.end())
      waiting_.push_back(story);
    if (busy) wake_.wait_for(lock, kBusyPause, [this] { return stop_; });
  }
}

}  // namespace tellings
