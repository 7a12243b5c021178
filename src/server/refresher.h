// Lays stories side by side anew once people have decided something about them: one at a time, beside what is
// answered.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "base/result.h"

namespace tellings {

class Refresher {
 public:
  // True: done; false: the story has changed meanwhile, and is to be tried again. kBusy is tried again after
  // a while, any other error not: the story stays marked stale, and the next `add` or `watch` takes it up.
  using Refresh = std::function<Result<bool>(const std::string& story)>;

  explicit Refresher(Refresh refresh);
  ~Refresher();  // after the story under way
  Refresher(const Refresher&) = delete;
  Refresher& operator=(const Refresher&) = delete;

  // One that waits already is not taken twice.
  void refresh(const std::string& story);

 private:
  void work();

  Refresh refresh_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::deque<std::string> waiting_;
  std::thread thread_;
};

}  // namespace tellings
