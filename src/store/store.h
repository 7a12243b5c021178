// The store for writing: one SQLite file with the accounts, what was read in them, stories and collations.
//
//   auto store = Store::open("tellings.db", {"1.0", models}, now);
//   auto done = (*store)->write([&](Writer& writer) { ... put_account(writer, account) ... });
//
// A process has the store for itself while it writes; readers (snapshot.h) go on beside it, each seeing the
// last commit before it began. What write() has returned from is there after a crash, a kill or a power loss;
// what was under way is not, nor half of it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "store/sqlite.h"

namespace tellings {

// What makes the records of this run.
struct EngineVersion {
  std::string version;
  std::string models;  // JSON: [{"name", "sha256"}]
};

// One transaction under way.
struct Writer {
  Connection& db;
  std::int64_t engine;  // key of the EngineVersion
  std::int64_t now;     // seconds of UTC
};

class Store {
 public:
  // Makes the file where there is none, and brings an older one up to date. kBusy: another process has it
  // open for writing. `now` is when its records say they were made.
  static Result<std::unique_ptr<Store>> open(const std::string& path, const EngineVersion& engine,
                                             std::int64_t now);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // Runs `work` in a transaction and commits it; where `work` fails or any of its statements has, nothing is
  // changed.
  Result<void> write(const std::function<Result<void>(Writer&)>& work);

  void set_now(std::int64_t now) { now_ = now; }

  // For reading what is there; not within write().
  [[nodiscard]] Connection& connection() { return *connection_; }

  // What was deleted leaves the file: free pages, the log and the search indices are written anew. Takes as
  // long as copying the file, and as much room beside it.
  Result<void> erase_remains();

 private:
  class Lock;
  Store(std::unique_ptr<Lock> lock, std::unique_ptr<Connection> connection, std::int64_t now);

  std::unique_ptr<Lock> lock_;
  std::unique_ptr<Connection> connection_;
  std::int64_t engine_ = 0;
  std::int64_t now_ = 0;
};

}  // namespace tellings
