// The store for reading: everything read through one Snapshot is of one commit, whatever is written
// meanwhile. Also the reading that a writer does in its own transaction: the functions take a Connection.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/account.h"
#include "base/result.h"
#include "store/keys.h"
#include "store/sqlite.h"

namespace tellings {

// For one thread at a time; a file may have many at once.
class Snapshot {
 public:
  // kNotFound where there is no file; kInvalid where it is no store.
  static Result<std::unique_ptr<Snapshot>> open(const std::string& path);

  [[nodiscard]] Connection& connection() { return *connection_; }

 private:
  explicit Snapshot(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
  std::unique_ptr<Connection> connection_;
};

struct StoredAccount {
  AccountKey key = 0;
  std::int64_t version = 1;
  bool latest = true;
  bool silent = false;  // differs from the version before without saying so
  std::string story;    // empty: not placed
  Account account;
};

// Empty where there is none; a damaged record is an error of the connection's reader: kInvalid.
Result<std::optional<StoredAccount>> find_account(Connection& db, std::string_view id);
Result<std::optional<StoredAccount>> find_account(Connection& db, AccountKey key);

// Accounts of an address, oldest version first; `url` as given.
std::vector<AccountKey> versions_of_page(Connection& db, std::string_view url);

// The accounts that a story is collated from: the latest version of each page, by key. Each has its earlier
// versions in Account::earlier.
Result<std::vector<StoredAccount>> accounts_of_story(Connection& db, std::string_view story);

struct StoredStory {
  std::string id;
  std::string title;
  std::string first;  // empty: no account has a time
  std::string last;
  AccountKey last_key = 0;
  std::int64_t accounts = 0;
  std::int64_t texts = 0;
  std::int64_t independent = 0;
  std::int64_t revision = 0;
  bool stale = false;
};
std::optional<StoredStory> find_story(Connection& db, std::string_view id);
std::vector<std::string> stale_stories(Connection& db);

// The collation document of a story, as it was printed; empty where it has none yet.
Result<std::optional<std::string>> find_document(Connection& db, std::string_view story);

}  // namespace tellings
