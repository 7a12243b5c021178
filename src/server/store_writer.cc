#include "server/store_writer.h"

#include <chrono>
#include <thread>

namespace tellings {
namespace {

constexpr int kTries = 60;
constexpr std::chrono::milliseconds kPause{50};

}  // namespace

Result<void> StoreWriter::write(const std::function<Result<void>(Writer&)>& work) {
  const std::lock_guard lock(mutex_);
  for (int tried = 1;; ++tried) {
    const auto store = Store::open(path_, engine_, now_());
    if (store) return (*store)->write(work);
    if (store.error().code != ErrorCode::kBusy || tried == kTries) return tl::unexpected(store.error());
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace tellings
