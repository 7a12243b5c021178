// The store as the server writes to it: one write at a time, and those of other processes are waited for.
#pragma once

#include <functional>
#include <mutex>
#include <string>

#include "base/result.h"
#include "store/store.h"

namespace tellings {

class StoreWriter {
 public:
  // `engine`: what stands on the records of the server.
  StoreWriter(std::string path, EngineVersion engine, std::function<std::int64_t()> now)
      : path_(std::move(path)), engine_(std::move(engine)), now_(std::move(now)) {}

  // `work` in one transaction. The file is open for no longer. kBusy where another process has had it for
  // writing for some seconds.
  Result<void> write(const std::function<Result<void>(Writer&)>& work);

 private:
  const std::string path_;
  const EngineVersion engine_;
  const std::function<std::int64_t()> now_;
  std::mutex mutex_;
};

}  // namespace tellings
