#include "store/sqlite.h"

#include <sqlite3.h>

#include <filesystem>

namespace tellings {
namespace {

constexpr int kBusyMs = 5000;  // how long a statement waits for another process

Error error_of(int code, const std::string& doing, const std::string& detail) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::kBusy, doing + ": another process is writing to it; wait until it has ended"};
    case SQLITE_FULL:
      return {ErrorCode::kUnreadable,
              doing + ": the disk is full; free some space and run again, nothing is half there"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {ErrorCode::kUnreadable,
              doing + ": the file or its folder is read-only; allow writing or name another with --db"};
    case SQLITE_CANTOPEN:
      return {ErrorCode::kUnreadable,
              doing + ": cannot be opened; does the folder exist, and may it be written?"};
    case SQLITE_IOERR:
      return {ErrorCode::kUnreadable, doing + ": the file system refuses (" + detail +
                                          "); mend that and run again, nothing is half there"};
    case SQLITE_NOTADB:
      return {ErrorCode::kInvalid, doing + ": is not a store; name another with --db"};
    case SQLITE_CORRUPT:
      return {ErrorCode::kInvalid, doing + ": is damaged (" + detail + "); put a backup in its place"};
    default:
      return {ErrorCode::kInvalid, doing + ": " + detail};
  }
}

bool is_there(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

// A path as an URI that SQLite takes as it stands.
std::string as_uri(const std::string& path) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  if (path == ":memory:") return path;
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    if (c == '%' || c == '?' || c == '#') {
      uri += '%';
      uri += kHex[static_cast<unsigned char>(c) >> 4];
      uri += kHex[static_cast<unsigned char>(c) & 15];
    } else {
      uri += c;
    }
  }
  return uri;
}

// True where the file can be read in this way at all: SQLite opens lazily.
bool reads(sqlite3* handle) {
  return sqlite3_exec(handle, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr) == SQLITE_OK;
}

}  // namespace

Query::Query(Query&& other) noexcept
    : connection_(other.connection_),
      statement_(other.statement_),
      owned_(other.owned_),
      bound_(other.bound_) {
  other.statement_ = nullptr;
}

Query::~Query() {
  if (owned_) {
    sqlite3_finalize(statement_);
  } else if (statement_ != nullptr) {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
}

void Query::check(int code) {
  if (code != SQLITE_OK) connection_->note(code);
}

Query& Query::bind(std::int64_t number) {
  if (statement_ != nullptr) check(sqlite3_bind_int64(statement_, ++bound_, number));
  return *this;
}
Query& Query::bind(double number) {
  if (statement_ != nullptr) check(sqlite3_bind_double(statement_, ++bound_, number));
  return *this;
}
Query& Query::bind(std::string_view text) {
  // A null pointer would bind null: an empty view may have one.
  const char* bytes = text.empty() ? "" : text.data();
  if (statement_ != nullptr)
    check(sqlite3_bind_text64(statement_, ++bound_, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}
Query& Query::bind_blob(std::string_view bytes) {
  if (statement_ != nullptr)
    check(sqlite3_bind_blob64(statement_, ++bound_, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
  return *this;
}
Query& Query::bind_null() {
  if (statement_ != nullptr) check(sqlite3_bind_null(statement_, ++bound_));
  return *this;
}
Query& Query::bind_or_null(std::string_view text) { return text.empty() ? bind_null() : bind(text); }
Query& Query::bind(const std::optional<double>& number) { return number ? bind(*number) : bind_null(); }

bool Query::step() {
  if (statement_ == nullptr || connection_->failed()) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) connection_->note(code);
  return false;
}

void Query::run() {
  while (step()) {
  }
  reset();
}

void Query::reset() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  bound_ = 0;
}

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Query::real(int column) const { return sqlite3_column_double(statement_, column); }
std::optional<double> Query::maybe_real(int column) const {
  return is_null(column) ? std::nullopt : std::optional(real(column));
}
std::string_view Query::view(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}
std::string Query::text(int column) const { return std::string(view(column)); }
bool Query::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, Mode mode) {
  const bool writing = mode == Mode::kWrite;
  if (!writing && !is_there(path))
    return fail(ErrorCode::kNotFound,
                "reading " + path + ": no such file; `tellings add` makes one, or name another with --db");
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE;
  const int access = writing ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  const std::string uri = as_uri(path);
  int code = sqlite3_open_v2(uri.c_str(), &handle, flags | access, nullptr);
  if (code == SQLITE_OK && !writing && !reads(handle) &&
      (sqlite3_errcode(handle) & 0xFF) == SQLITE_CANTOPEN && !is_there(path + "-wal")) {
    // The folder cannot take the files by which readers and a writer agree. Without a log there is no writer.
    sqlite3_close(handle);
    code = sqlite3_open_v2((uri + "?immutable=1").c_str(), &handle, flags | access, nullptr);
  }
  std::unique_ptr<Connection> connection(new Connection(handle, path, mode));
  if (code != SQLITE_OK) {
    connection->note(code);
    return tl::unexpected(*connection->take_error());
  }
  sqlite3_busy_timeout(handle, kBusyMs);
  return connection;
}

Connection::~Connection() {
  for (const auto& [sql, statement] : kept_) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

Query Connection::prepare(std::string_view sql) {
  if (error_) return {*this, nullptr, false};
  std::string text(sql);
  const auto kept = kept_.find(text);
  if (kept != kept_.end() && sqlite3_stmt_busy(kept->second) == 0) return {*this, kept->second, false};
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_, text.c_str(), static_cast<int>(text.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) note(code);
  if (statement == nullptr) return {*this, nullptr, false};
  if (kept != kept_.end()) return {*this, statement, true};
  kept_.emplace(std::move(text), statement);
  return {*this, statement, false};
}

void Connection::run(const std::string& sql) {
  if (error_) return;
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) note(code);
}

std::int64_t Connection::number(std::string_view sql) {
  Query statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

void Connection::note(int code) {
  if (error_) return;
  const char* detail = handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_);
  error_ = error_of(code, (mode_ == Mode::kWrite ? "writing to " : "reading ") + path_, detail);
}

std::optional<Error> Connection::take_error() {
  std::optional<Error> error;
  error.swap(error_);
  return error;
}

Result<void> Connection::result() {
  if (auto error = take_error()) return tl::unexpected(*std::move(error));
  return {};
}

std::int64_t Connection::changes() const { return sqlite3_changes64(handle_); }

}  // namespace tellings
