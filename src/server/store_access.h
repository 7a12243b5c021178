// The store as the server reads it: snapshots that are lent to one request each, and how often it was
// written.
//
// A snapshot costs a fraction of a millisecond to open, so one that comes back is lent again as long as
// nothing was committed meanwhile. None is kept for longer than two looks: a reader that stays keeps the
// writer from shortening its log.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/snapshot.h"

namespace tellings {

class StoreAccess {
 public:
  explicit StoreAccess(std::string path) : path_(std::move(path)) {}

  // A snapshot that goes back where it came from. Not longer than its StoreAccess.
  class Lease {
   public:
    Lease(StoreAccess& access, std::unique_ptr<Snapshot> snapshot, std::uint64_t revision)
        : access_(&access), snapshot_(std::move(snapshot)), revision_(revision) {}
    Lease(Lease&&) noexcept = default;
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    [[nodiscard]] Connection& db() { return snapshot_->connection(); }
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

   private:
    StoreAccess* access_;
    std::unique_ptr<Snapshot> snapshot_;
    std::uint64_t revision_;
  };
  [[nodiscard]] Result<Lease> read();

  // Grows with the commits that look() has seen.
  [[nodiscard]] std::uint64_t revision() const { return revision_.load(std::memory_order_acquire); }

  // Whether something was committed since the last look. For one thread; some times a second.
  bool look();

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  struct Idle {
    std::unique_ptr<Snapshot> snapshot;
    std::uint64_t revision;
    std::uint64_t look;
  };
  void give_back(std::unique_ptr<Snapshot> snapshot, std::uint64_t revision);
  void drop_idle();

  std::string path_;
  std::atomic<std::uint64_t> revision_{1};
  std::mutex mutex_;
  std::vector<Idle> idle_;
  std::uint64_t looks_ = 0;
  std::unique_ptr<Connection> watcher_;
  std::int64_t seen_ = 0;  // PRAGMA data_version
};

}  // namespace tellings
