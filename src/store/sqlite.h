// SQLite behind two small types. An error sticks: after it every statement of the connection does nothing and
// gives no rows, until take_error() hands it out. So a run of statements is checked once, at its end.
//
//   Query row = connection.prepare("SELECT title FROM body WHERE account = ?");
//   row.bind(key);
//   if (row.step()) title = row.text(0);
//   if (auto error = connection.take_error()) return tl::unexpected(*error);
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace tellings {

class Connection;

// One use of a prepared statement; the next prepare() of the same text gets it back. Columns are counted from
// 0, parameters in the order of bind(). Not longer than its Connection.
class Query {
 public:
  Query(Connection& connection, sqlite3_stmt* statement, bool owned)
      : connection_(&connection), statement_(statement), owned_(owned) {}
  Query(Query&& other) noexcept;
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  Query& operator=(Query&&) = delete;
  ~Query();

  // Each takes the next parameter.
  Query& bind(std::int64_t number);
  Query& bind(double number);
  Query& bind(std::string_view text);
  Query& bind_blob(std::string_view bytes);
  Query& bind_null();
  Query& bind_or_null(std::string_view text);  // "" is null
  Query& bind(const std::optional<double>& number);
  Query& bind(int number) { return bind(static_cast<std::int64_t>(number)); }
  Query& bind(std::uint32_t number) { return bind(static_cast<std::int64_t>(number)); }
  Query& bind(const char* text) { return bind(std::string_view(text)); }
  Query& bind(const std::string& text) { return bind(std::string_view(text)); }

  // True: a row is there to be read. False: no more, or an error.
  bool step();
  // Steps to the end, and is ready for other parameters.
  void run();
  void reset();

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::optional<double> maybe_real(int column) const;
  [[nodiscard]] std::string text(int column) const;       // "" where null
  [[nodiscard]] std::string_view view(int column) const;  // until the next step
  [[nodiscard]] bool is_null(int column) const;

 private:
  void check(int code);

  Connection* connection_;
  sqlite3_stmt* statement_;  // null after an error
  bool owned_;               // else the connection keeps it
  int bound_ = 0;
};

// One connection to a file; for one thread at a time.
class Connection {
 public:
  enum class Mode { kWrite, kRead };

  // kWrite makes the file where there is none. kRead also reads a file in a folder that cannot be written,
  // as long as nobody has it open for writing.
  static Result<std::unique_ptr<Connection>> open(const std::string& path, Mode mode);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // `sql` holds one statement.
  Query prepare(std::string_view sql);
  // Any number of statements without parameters or rows.
  void run(const std::string& sql);
  // The first number of the first row; 0 where there is none.
  std::int64_t number(std::string_view sql);

  [[nodiscard]] bool failed() const { return error_.has_value(); }
  // The error that sticks, if any; afterwards statements work again.
  std::optional<Error> take_error();
  Result<void> result();

  [[nodiscard]] std::int64_t changes() const;  // rows that the last statement changed
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] sqlite3* handle() { return handle_; }

  // Called by Query with what SQLite answered.
  void note(int code);

 private:
  Connection(sqlite3* handle, std::string path, Mode mode)
      : handle_(handle), path_(std::move(path)), mode_(mode) {}

  sqlite3* handle_;
  std::string path_;
  Mode mode_;
  std::optional<Error> error_;
  std::unordered_map<std::string, sqlite3_stmt*> kept_;
};

}  // namespace tellings
