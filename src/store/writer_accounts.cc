#include "store/writer_accounts.h"

#include <algorithm>

#include "account/own_words.h"
#include "base/hash.h"
#include "base/json_writer.h"
#include "ingest/account_ids.h"
#include "store/layout.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::int64_t kDay = 86400;

// The title and the paragraphs that are the account's own: what an edit is told by.
std::int64_t own_hash(const Account& account) {
  std::uint64_t hash = hash64(account.title);
  for (const Paragraph& paragraph : account.paragraphs)
    if (!is_furniture(paragraph.role)) hash = hash64(joined_words(paragraph.span.in(account.text)), hash);
  return static_cast<std::int64_t>(hash);
}

// When it was told; a time to come tells nothing.
std::int64_t second_told(const Account& account, std::int64_t now) {
  for (const auto* time : {&account.published, &account.modified, &account.retrieved}) {
    if (!*time) continue;
    const std::int64_t second = (*time)->interval().begin;
    if (second <= now + kDay) return second;
  }
  return now;
}

// The first free key from the account's second on.
AccountKey free_key(Connection& db, std::int64_t second) {
  for (;; ++second) {
    const AccountKey first = first_key_of_second(second);
    const AccountKey end = first + (std::int64_t{1} << kSecondBits);
    Query row = db.prepare("SELECT max(key) FROM account WHERE key >= ? AND key < ?");
    row.bind(first).bind(end);
    if (!row.step() || row.is_null(0)) return first;
    if (const AccountKey next = row.integer(0) + 1; next < end) return next;
  }
}

bool is_taken(Connection& db, const std::string& id) {
  Query row = db.prepare("SELECT 1 FROM account WHERE id = ? UNION ALL SELECT 1 FROM tombstone WHERE id = ?");
  row.bind(id).bind(id);
  return row.step();
}

std::string free_id(Connection& db, const Account& account) {
  if (!is_taken(db, account.id)) return account.id;
  const std::string tail = short_id(
      "", hash64(account.text, hash64(account.url, hash64(account.title))));  // "-" and ten characters
  for (std::size_t length = 5; length <= tail.size(); ++length) {
    if (std::string id = account.id + tail.substr(0, length); !is_taken(db, id)) return id;
  }
  return free_id(db, [&] {
    Account further = account;
    further.id += tail;
    return further;
  }());
}

std::int64_t page_key(Connection& db, const std::string& address) {
  db.prepare("INSERT OR IGNORE INTO page (address) VALUES (?)").bind(address).run();
  Query row = db.prepare("SELECT key FROM page WHERE address = ?");
  row.bind(address);
  return row.step() ? row.integer(0) : 0;
}

std::int64_t count_corrections(const Account& account) {
  return std::count_if(account.paragraphs.begin(), account.paragraphs.end(),
                       [](const Paragraph& paragraph) { return paragraph.role == Role::kCorrection; });
}

// The version of a page that was the latest until now.
struct VersionBefore {
  AccountKey key = 0;
  std::int64_t version = 0;
  std::string first_id;
  std::string modified;
  std::int64_t corrections = 0;
};

std::optional<VersionBefore> latest_version(Connection& db, std::int64_t page) {
  Query row = db.prepare(
      "SELECT key, (SELECT max(version) FROM account AS other WHERE other.page = account.page), "
      "coalesce(version_of, id), coalesce(modified, ''), "
      "(SELECT count(*) FROM json_each(layout, '$.paragraphs') AS p WHERE p.value ->> 2 = 'correction') "
      "FROM account WHERE page = ? AND latest = 1");
  row.bind(page);
  if (!row.step()) return std::nullopt;
  return VersionBefore{row.integer(0), row.integer(1), row.text(2), row.text(3), row.integer(4)};
}

struct PlaceInPage {
  std::int64_t page = 0;  // 0: no address
  std::int64_t version = 1;
  bool latest = true;
  bool silent = false;
  std::string version_of;
};

// True where both say when they were changed and the new one was changed before.
bool is_older(const Account& account, const VersionBefore& before) {
  const auto there = parse_iso_time(before.modified);
  return account.modified && there && account.modified->interval().before(there->interval());
}

PlaceInPage place_in_page(Connection& db, const Account& account) {
  PlaceInPage place;
  const std::string address = page_address(account.url);
  if (address.empty()) return place;
  place.page = page_key(db, address);
  const auto before = latest_version(db, place.page);
  if (!before) return place;
  place.version = before->version + 1;
  place.version_of = before->first_id;
  place.latest = !is_older(account, *before);
  if (!place.latest) return place;
  const std::string modified = account.modified ? account.modified->value : "";
  place.silent =
      (modified.empty() || modified == before->modified) && count_corrections(account) <= before->corrections;
  db.prepare("UPDATE account SET latest = 0 WHERE key = ?").bind(before->key).run();
  return place;
}

std::string_view value_of(const std::optional<PrintedTime>& time) {
  return time ? std::string_view(time->value) : std::string_view();
}

void insert_account(Writer& writer, AccountKey key, const Account& account, const PlaceInPage& place) {
  Query row = writer.db.prepare("INSERT INTO account VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  row.bind(key).bind(account.id);
  if (place.page == 0) {
    row.bind_null();
  } else {
    row.bind(place.page);
  }
  row.bind(place.version)
      .bind(place.latest ? 1 : 0)
      .bind_or_null(place.version_of)
      .bind(place.silent ? 1 : 0);
  row.bind(account.source).bind(account.url).bind(name_of(account.use)).bind(name_of(account.kind));
  row.bind_or_null(value_of(account.published))
      .bind_or_null(value_of(account.modified))
      .bind_or_null(value_of(account.retrieved));
  row.bind(account.language).bind(name_of(account.complete)).bind(own_words(account)).bind(account.sha256);
  row.bind(own_hash(account)).bind(layout_json(account)).bind(writer.now).bind(writer.engine).run();
}

}  // namespace

StandingOf standing_of(Connection& db, const Account& account) {
  const std::string address = page_address(account.url);
  Query tombstone = db.prepare(
      "SELECT reason FROM tombstone WHERE sha256 = ?1 OR (address = ?2 AND ?2 <> '') OR (id = ?3 AND address "
      "= "
      "?2) LIMIT 1");
  tombstone.bind(account.sha256).bind(address).bind(account.id);
  if (tombstone.step()) return {Standing::kRemoved, "", tombstone.text(0)};
  if (address.empty()) {
    Query same = db.prepare(
        "SELECT id FROM account WHERE sha256 = ? AND source = ? AND url = ? AND (published IS ?) LIMIT 1");
    same.bind(account.sha256)
        .bind(account.source)
        .bind(account.url)
        .bind_or_null(value_of(account.published));
    if (same.step()) return {Standing::kKnown, same.text(0), ""};
    return {};
  }
  Query versions = db.prepare(
      "SELECT id, own_hash, coalesce(version_of, id), complete = 'full' FROM account WHERE page = (SELECT "
      "key "
      "FROM page WHERE address = ?) ORDER BY version");
  versions.bind(address);
  const std::int64_t own = own_hash(account);
  StandingOf standing;
  while (versions.step()) {
    // The first lines before a paywall are no later version of the whole.
    const bool beginning = account.complete == Completeness::kStub && versions.integer(3) != 0;
    if (versions.integer(1) == own || beginning) return {Standing::kKnown, versions.text(0), ""};
    standing = {Standing::kVersion, versions.text(2), ""};
  }
  return standing;
}

PutAccount put_account(Writer& writer, Account account) {
  Connection& db = writer.db;
  account.id = free_id(db, account);
  const PlaceInPage place = place_in_page(db, account);
  account.version_of = place.version_of;
  const AccountKey key = free_key(db, second_told(account, writer.now));
  insert_account(writer, key, account, place);
  db.prepare("INSERT INTO body VALUES (?, ?, ?, ?)")
      .bind(key)
      .bind(account.title)
      .bind(account.source)
      .bind(account.text)
      .run();
  db.prepare("INSERT INTO account_search (rowid, title, source, text) VALUES (?, ?, ?, ?)")
      .bind(key)
      .bind(account.title)
      .bind(account.source)
      .bind(account.text)
      .run();
  db.prepare("INSERT INTO hour VALUES (?, 1) ON CONFLICT DO UPDATE SET accounts = accounts + 1")
      .bind(hour_of(key))
      .run();
  return {key, std::move(account)};
}

}  // namespace tellings
