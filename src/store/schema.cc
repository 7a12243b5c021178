#include "store/schema.h"

#include <array>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "store/data.h"

namespace tellings {
namespace {

// In order; number N is entry N - 1. A function: the texts are constants of another file.
std::array<std::string_view, 3> migrations() {
  return {store_data::k0001First, store_data::k0002Watch, store_data::k0003Desk};
}

Result<void> is_ours(Connection& connection) {
  const std::int64_t application = connection.number("PRAGMA application_id");
  const std::int64_t tables = connection.number("SELECT count(*) FROM sqlite_schema");
  if (auto read = connection.result(); !read) return read;
  if (application == kApplicationId || (application == 0 && tables == 0)) return {};
  return fail(ErrorCode::kInvalid,
              "opening " + connection.path() + ": a database of another program; name another with --db");
}

Result<void> run_migration(Connection& connection, std::size_t number, std::string_view sql,
                           std::int64_t now) {
  connection.run("BEGIN IMMEDIATE");
  if (number == 1) {
    connection.run("PRAGMA application_id = " + std::to_string(kApplicationId));
    connection.run(
        "CREATE TABLE migration (number INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, run INTEGER NOT NULL) "
        "STRICT");
  }
  connection.run(std::string(sql));
  connection.prepare("INSERT INTO migration VALUES (?, ?, ?)")
      .bind(static_cast<std::int64_t>(number))
      .bind(sha256_hex(sql))
      .bind(now)
      .run();
  connection.run("PRAGMA user_version = " + std::to_string(number));
  connection.run("COMMIT");
  auto done = connection.result();
  if (!done) {
    connection.run("ROLLBACK");
    (void)connection.take_error();
  }
  return done;
}

Error too_new(const Connection& connection, std::int64_t version) {
  return {ErrorCode::kUnsupported, "opening " + connection.path() + ": made by a later version (schema " +
                                       std::to_string(version) + ", this one knows " +
                                       std::to_string(migrations().size()) + "); use that version"};
}

}  // namespace

Result<void> migrate(Connection& connection, std::int64_t now) {
  if (auto ours = is_ours(connection); !ours) return ours;
  const auto version = connection.number("PRAGMA user_version");
  const auto all = migrations();
  if (version > static_cast<std::int64_t>(all.size())) return tl::unexpected(too_new(connection, version));
  for (auto number = static_cast<std::size_t>(version); number < all.size(); ++number) {
    if (auto done = run_migration(connection, number + 1, all[number], now); !done) return done;
  }
  return connection.result();
}

Result<void> expect_current(Connection& connection) {
  if (auto ours = is_ours(connection); !ours) return ours;
  const auto version = connection.number("PRAGMA user_version");
  if (auto read = connection.result(); !read) return read;
  const auto known = static_cast<std::int64_t>(migrations().size());
  if (version > known) return tl::unexpected(too_new(connection, version));
  if (version < known)
    return fail(ErrorCode::kUnsupported, "opening " + connection.path() +
                                             ": made by an earlier version; `tellings add` with no input "
                                             "brings it up to date");
  return {};
}

}  // namespace tellings
