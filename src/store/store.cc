#include "store/store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <string_view>

#include "store/schema.h"

namespace tellings {
namespace {

std::int64_t engine_key(Connection& db, const EngineVersion& engine) {
  db.prepare("INSERT OR IGNORE INTO engine (version, models) VALUES (?, ?)")
      .bind(engine.version)
      .bind(engine.models)
      .run();
  Query row = db.prepare("SELECT key FROM engine WHERE version = ? AND models = ?");
  row.bind(engine.version).bind(engine.models);
  return row.step() ? row.integer(0) : 0;
}

}  // namespace

// Says to other processes that this one writes. The system takes it back when the process ends, however it
// does. SQLite's own locks are held for single transactions only: two writers would take turns, and each
// would go on from groups that the other has changed.
class Store::Lock {
 public:
  static Result<std::unique_ptr<Lock>> take(const std::string& path) {
    const std::string name = path + "-writer";
    const int file = ::open(name.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644);
    if (file < 0)
      return fail(ErrorCode::kUnreadable, "writing to " + path +
                                              ": the file or its folder is read-only, or the folder is not "
                                              "there; allow writing or name another with --db");
    std::unique_ptr<Lock> lock(new Lock(file));
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
      return fail(ErrorCode::kBusy,
                  "writing to " + path + ": another process is writing to it; wait until it has ended");
    return lock;
  }
  ~Lock() { ::close(file_); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  explicit Lock(int file) : file_(file) {}
  int file_;
};

Store::Store(std::unique_ptr<Lock> lock, std::unique_ptr<Connection> connection, std::int64_t now)
    : lock_(std::move(lock)), connection_(std::move(connection)), now_(now) {}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const std::string& path, const EngineVersion& engine,
                                           std::int64_t now) {
  auto lock = Lock::take(path);
  if (!lock) return tl::unexpected(lock.error());
  auto connection = Connection::open(path, Connection::Mode::kWrite);
  if (!connection) return tl::unexpected(connection.error());
  std::unique_ptr<Store> store(new Store(*std::move(lock), *std::move(connection), now));
  Connection& db = *store->connection_;
  // FULL: a commit is on the disk before it is told. secure_delete: what is deleted is overwritten.
  db.run(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys "
      "= "
      "ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA trusted_schema = OFF");
  if (auto migrated = migrate(db, now); !migrated) return tl::unexpected(migrated.error());
  auto done = store->write([&](Writer& writer) {
    store->engine_ = engine_key(writer.db, engine);
    return Result<void>();
  });
  if (!done) return tl::unexpected(done.error());
  return store;
}

Result<void> Store::write(const std::function<Result<void>(Writer&)>& work) {
  connection_->run("BEGIN IMMEDIATE");
  Writer writer{*connection_, engine_, now_};
  Result<void> done = connection_->failed() ? Result<void>() : work(writer);
  if (done) connection_->run("COMMIT");
  auto stored = connection_->result();
  if (done && stored) return {};
  connection_->run("ROLLBACK");
  (void)connection_->take_error();  // there is nothing to roll back after some errors
  return done ? stored : done;
}

Result<void> Store::erase_remains() {
  static constexpr std::array kIndices = {"account_search", "quotation_search", "figure_search",
                                          "name_search"};
  for (const std::string_view index : kIndices)
    connection_->run(fmt::format("INSERT INTO {0} ({0}) VALUES ('optimize')", index));
  connection_->run("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
  return connection_->result();
}

}  // namespace tellings
