#include "store/snapshot.h"

#include "ingest/account_ids.h"
#include "store/layout.h"
#include "store/packing.h"
#include "store/relevance.h"
#include "store/schema.h"

namespace tellings {
namespace {

constexpr std::string_view kAccountColumns =
    "SELECT account.key, account.id, version, latest, coalesce(version_of, ''), silent, body.source, url, "
    "use, "
    "kind, published, modified, retrieved, language, complete, sha256, layout, body.title, body.text, "
    "coalesce(placement.story, '') FROM account JOIN body ON body.account = account.key LEFT JOIN placement "
    "ON placement.account = account.key ";

Completeness completeness_named(std::string_view name) {
  for (const Completeness one : {Completeness::kStub, Completeness::kSummary})
    if (name_of(one) == name) return one;
  return Completeness::kFull;
}

// The account of the row that `row` stands on.
Result<StoredAccount> read_row(const Query& row) {
  StoredAccount stored;
  Account& account = stored.account;
  stored.key = row.integer(0);
  account.id = row.text(1);
  stored.version = row.integer(2);
  stored.latest = row.integer(3) != 0;
  account.version_of = row.text(4);
  stored.silent = row.integer(5) != 0;
  account.source = row.text(6);
  account.url = row.text(7);
  account.use = use_named(row.view(8)).value_or(Use::kAccount);
  account.kind = account_kind_named(row.view(9)).value_or(AccountKind::kNews);
  account.published = parse_iso_time(row.view(10));
  account.modified = parse_iso_time(row.view(11));
  account.retrieved = parse_iso_time(row.view(12));
  account.language = row.text(13);
  account.complete = completeness_named(row.view(14));
  account.sha256 = row.text(15);
  account.title = row.text(17);
  account.text = row.text(18);
  stored.story = row.text(19);
  if (auto read = read_layout(row.view(16), account); !read) return tl::unexpected(read.error());
  return stored;
}

Result<std::optional<StoredAccount>> read_one(Connection& db, Query& row) {
  std::optional<StoredAccount> found;
  if (row.step()) {
    auto read = read_row(row);
    if (!read) return tl::unexpected(read.error());
    found = *std::move(read);
  }
  if (auto error = db.take_error()) return tl::unexpected(*error);
  return found;
}

// The texts of its address before it.
void add_earlier(Connection& db, StoredAccount& stored) {
  Query row = db.prepare(
      "SELECT other.id, other.sha256, other.silent, coalesce(other.modified, other.retrieved, "
      "other.published) FROM account JOIN account AS other ON other.page = account.page AND other.version <= "
      "account.version WHERE account.key = ? ORDER BY other.version");
  row.bind(stored.key);
  std::vector<EarlierVersion>& earlier = stored.account.earlier;
  while (row.step()) {
    if (!earlier.empty()) earlier.back().replaced_silently = row.integer(2) != 0;
    earlier.push_back({row.text(0), row.text(1), parse_iso_time(row.view(3)), false});
  }
  if (!earlier.empty()) earlier.pop_back();  // the account itself
}

}  // namespace

Result<std::unique_ptr<Snapshot>> Snapshot::open(const std::string& path) {
  auto connection = Connection::open(path, Connection::Mode::kRead);
  if (!connection) return tl::unexpected(connection.error());
  if (auto current = expect_current(**connection); !current) return tl::unexpected(current.error());
  if (auto added = add_search_functions(**connection); !added) return tl::unexpected(added.error());
  (*connection)
      ->run("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -32768; BEGIN");
  (void)(*connection)->number("SELECT count(*) FROM migration");  // the first read fixes the commit
  if (auto begun = (*connection)->result(); !begun) return tl::unexpected(begun.error());
  return std::unique_ptr<Snapshot>(new Snapshot(*std::move(connection)));
}

Result<std::optional<StoredAccount>> find_account(Connection& db, std::string_view id) {
  Query row = db.prepare(std::string(kAccountColumns) + "WHERE account.id = ?");
  row.bind(id);
  return read_one(db, row);
}

Result<std::optional<StoredAccount>> find_account(Connection& db, AccountKey key) {
  Query row = db.prepare(std::string(kAccountColumns) + "WHERE account.key = ?");
  row.bind(key);
  return read_one(db, row);
}

std::vector<AccountKey> versions_of_page(Connection& db, std::string_view url) {
  Query row = db.prepare(
      "SELECT account.key FROM account JOIN page ON page.key = account.page WHERE page.address = ? ORDER BY "
      "version");
  row.bind(page_address(url));
  std::vector<AccountKey> keys;
  while (row.step()) keys.push_back(row.integer(0));
  return keys;
}

Result<std::vector<StoredAccount>> accounts_of_story(Connection& db, std::string_view story) {
  Query row = db.prepare(std::string(kAccountColumns) +
                         "WHERE placement.story = ? AND latest = 1 ORDER BY account.key");
  row.bind(story);
  std::vector<StoredAccount> accounts;
  while (row.step()) {
    auto read = read_row(row);
    if (!read) return tl::unexpected(read.error());
    accounts.push_back(*std::move(read));
  }
  for (StoredAccount& account : accounts)
    if (account.version > 1) add_earlier(db, account);
  if (auto error = db.take_error()) return tl::unexpected(*error);
  return accounts;
}

std::optional<StoredStory> find_story(Connection& db, std::string_view id) {
  Query row = db.prepare(
      "SELECT id, title, first, last, last_key, accounts, texts, independent, revision, stale FROM story "
      "WHERE "
      "id = ?");
  row.bind(id);
  if (!row.step()) return std::nullopt;
  return StoredStory{row.text(0),    row.text(1),    row.text(2),    row.text(3),    row.integer(4),
                     row.integer(5), row.integer(6), row.integer(7), row.integer(8), row.integer(9) != 0};
}

std::vector<std::string> stale_stories(Connection& db) {
  Query row = db.prepare("SELECT id FROM story WHERE stale = 1 ORDER BY id");
  std::vector<std::string> ids;
  while (row.step()) ids.push_back(row.text(0));
  return ids;
}

Result<std::optional<std::string>> find_document(Connection& db, std::string_view story) {
  Query row = db.prepare("SELECT document FROM collation WHERE story = ?");
  row.bind(story);
  if (!row.step()) {
    if (auto error = db.take_error()) return tl::unexpected(*error);
    return std::optional<std::string>();
  }
  auto document = unpacked(row.view(0), "the collation of " + std::string(story));
  if (!document) return tl::unexpected(document.error());
  return std::optional(*std::move(document));
}

}  // namespace tellings
