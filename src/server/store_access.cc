#include "server/store_access.h"

namespace tellings {

StoreAccess::Lease::~Lease() {
  if (snapshot_) access_->give_back(std::move(snapshot_), revision_);
}

Result<StoreAccess::Lease> StoreAccess::read() {
  const std::uint64_t now = revision();
  {
    const std::lock_guard lock(mutex_);
    while (!idle_.empty()) {
      Idle last = std::move(idle_.back());
      idle_.pop_back();
      if (last.revision == now) return Lease(*this, std::move(last.snapshot), now);
    }
  }
  auto snapshot = Snapshot::open(path_);
  if (!snapshot) return tl::unexpected(snapshot.error());
  return Lease(*this, *std::move(snapshot), now);
}

void StoreAccess::give_back(std::unique_ptr<Snapshot> snapshot, std::uint64_t revision) {
  if (snapshot->connection().failed()) return;
  const std::lock_guard lock(mutex_);
  if (revision == this->revision()) idle_.push_back({std::move(snapshot), revision, looks_});
}

bool StoreAccess::look() {
  bool changed = false;
  if (!watcher_) {
    auto opened = Connection::open(path_, Connection::Mode::kRead);
    if (!opened) return false;
    watcher_ = *std::move(opened);
    seen_ = watcher_->number("PRAGMA data_version");
    changed = true;
  } else {
    const std::int64_t version = watcher_->number("PRAGMA data_version");
    changed = version != seen_;
    seen_ = version;
  }
  if (watcher_->take_error()) watcher_.reset();
  if (changed) revision_.fetch_add(1, std::memory_order_acq_rel);
  drop_idle();
  return changed;
}

void StoreAccess::drop_idle() {
  const std::lock_guard lock(mutex_);
  ++looks_;
  std::erase_if(idle_, [&](const Idle& one) { return one.revision != revision() || one.look + 2 < looks_; });
}

}  // namespace tellings
