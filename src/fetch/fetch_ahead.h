// Several requests under way at once, their answers in the order of the requests.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "fetch/page_fetcher.h"

namespace tellings {

class FetchAhead {
 public:
  // `fetcher` outlives it.
  FetchAhead(std::vector<FetchRequest> requests, PageFetcher& fetcher, unsigned threads);
  ~FetchAhead();  // waits for what is under way
  FetchAhead(const FetchAhead&) = delete;
  FetchAhead& operator=(const FetchAhead&) = delete;

  // The answer to the next request; nothing after the last. For one thread.
  std::optional<FetchedPage> next();
  [[nodiscard]] std::size_t given() const { return given_; }  // answers handed out
  [[nodiscard]] const FetchRequest& request(std::size_t number) const { return requests_[number]; }
  [[nodiscard]] std::size_t size() const { return requests_.size(); }

 private:
  void work();

  const std::vector<FetchRequest> requests_;
  PageFetcher& fetcher_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopped_ = false;
  std::size_t asked_ = 0;
  std::size_t given_ = 0;
  std::map<std::size_t, FetchedPage> done_;
  std::vector<std::jthread> workers_;  // last: joined before what they use goes
};

}  // namespace tellings
