#include "store/backup.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

#include "store/schema.h"
#include "store/sqlite.h"

namespace tellings {
namespace {

constexpr int kAllPages = -1;  // in one step: of one commit

Result<void> copy_pages(Connection& from, Connection& to) {
  sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (backup != nullptr) {
    sqlite3_backup_step(backup, kAllPages);
    sqlite3_backup_finish(backup);
  }
  if (const int code = sqlite3_errcode(to.handle()); code != SQLITE_OK) to.note(code);
  // No log of its own beside it.
  to.run("PRAGMA journal_mode = DELETE");
  if (to.number("SELECT count(*) FROM pragma_quick_check WHERE quick_check <> 'ok'") != 0)
    return fail(ErrorCode::kInvalid, "checking the copy " + to.path() + ": differs; try once more");
  return to.result();
}

// On the disk before it has its name.
bool is_synced(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  return synced;
}

}  // namespace

Result<void> back_up(const std::string& path, const std::string& to) {
  std::error_code error;
  if (std::filesystem::exists(to, error))
    return fail(ErrorCode::kUsage, "backing up to " + to + ": there is such a file; name a new one");
  auto from = Connection::open(path, Connection::Mode::kRead);
  if (!from) return tl::unexpected(from.error());
  if (auto current = expect_current(**from); !current) return current;
  const std::string fresh = to + ".part";
  std::filesystem::remove(fresh, error);
  Result<void> copied;
  {
    auto copy = Connection::open(fresh, Connection::Mode::kWrite);
    copied = copy ? copy_pages(**from, **copy) : tl::unexpected(copy.error());
  }
  if (copied && is_synced(fresh)) {
    std::filesystem::rename(fresh, to, error);
    if (!error) return {};
  }
  std::filesystem::remove(fresh);
  return copied ? fail(ErrorCode::kUnreadable, "backing up to " + to + ": the file system refuses") : copied;
}

}  // namespace tellings
