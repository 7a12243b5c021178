#include "fetch/fetch_ahead.h"

#include <algorithm>

namespace tellings {
namespace {

constexpr std::size_t kAhead = 32;  // answers held before they are taken

}  // namespace

FetchAhead::FetchAhead(std::vector<FetchRequest> requests, PageFetcher& fetcher, unsigned threads)
    : requests_(std::move(requests)), fetcher_(fetcher) {
  const std::size_t count = std::min<std::size_t>(std::max(1U, threads), requests_.size());
  for (std::size_t i = 0; i < count; ++i) workers_.emplace_back([this] { work(); });
}

FetchAhead::~FetchAhead() {
  {
    const std::lock_guard guard(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
}

std::optional<FetchedPage> FetchAhead::next() {
  std::unique_lock lock(mutex_);
  if (given_ == requests_.size()) return std::nullopt;
  changed_.wait(lock, [this] { return done_.contains(given_); });
  auto node = done_.extract(given_++);
  changed_.notify_all();
  return std::move(node.mapped());
}

void FetchAhead::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock,
                  [this] { return stopped_ || asked_ == requests_.size() || asked_ < given_ + kAhead; });
    if (stopped_ || asked_ == requests_.size()) return;
    const std::size_t number = asked_++;
    lock.unlock();
    FetchedPage page = fetcher_.fetch(requests_[number]);
    lock.lock();
    done_[number] = std::move(page);
    changed_.notify_all();
  }
}

}  // namespace tellings
