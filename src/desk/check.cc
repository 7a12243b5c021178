#include "desk/check.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "base/hash.h"
#include "desk/check_document.h"
#include "desk/check_watch.h"
#include "store/layout.h"
#include "store/packing.h"
#include "store/schema.h"
#include "store/snapshot.h"

namespace tellings {
namespace {

using FaultSink = std::function<void(const std::string&)>;

bool is_border(std::string_view text, std::uint32_t byte) {
  return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80;
}
bool is_within(ByteSpan span, std::string_view text) {
  return span.begin <= span.end && span.end <= text.size() && is_border(text, span.begin) &&
         is_border(text, span.end);
}

class StoreCheck {
 public:
  StoreCheck(Connection& db, const FaultSink& fault) : db_(db), sink_(fault) {}

  Result<CheckCount> run() {
    rows("PRAGMA integrity_check", [](const std::string& row) { return row == "ok" ? "" : row; });
    rows(
        "SELECT \"table\" || ' row ' || coalesce(rowid, '') || ': names a row of ' || parent || ' that is "
        "not there' "
        "FROM pragma_foreign_key_check",
        [](const std::string& row) { return row; });
    rows(
        "SELECT account.id || ': its words are not there' FROM account LEFT JOIN body ON body.account = key "
        "WHERE "
        "body.account IS NULL",
        [](const std::string& row) { return "account " + row; });
    rows(
        "SELECT story || ': has accounts, and is not there' FROM (SELECT DISTINCT story FROM placement) LEFT "
        "JOIN "
        "story ON story.id = story WHERE story.id IS NULL",
        [](const std::string& row) { return "story " + row; });
    rows(
        "SELECT id || ': has no collation, and is not marked to get one' FROM story LEFT JOIN collation ON "
        "collation.story = id WHERE stale = 0 AND collation.story IS NULL",
        [](const std::string& row) { return "story " + row; });
    rows(
        "SELECT hour.hour || ': counts ' || hour.accounts FROM hour LEFT JOIN (SELECT (key >> 16) / 3600 - "
        "((key >> "
        "16) % 3600 < 0) AS hour, count(*) AS accounts FROM account GROUP BY 1) AS real ON real.hour = "
        "hour.hour "
        "WHERE hour.accounts IS NOT real.accounts",
        [](const std::string& row) { return "hour " + row + " accounts, wrongly"; });
    check_accounts();
    check_collations();
    count_.spans += check_watch(db_, [this](const std::string& what) { fault(what); });
    if (auto error = db_.take_error()) return tl::unexpected(*error);
    return count_;
  }

 private:
  void fault(const std::string& what) {
    ++count_.faults;
    sink_(what);
  }

  template <typename Message>
  void rows(std::string_view sql, Message message) {
    Query row = db_.prepare(sql);
    while (row.step())
      if (const std::string what = message(row.text(0)); !what.empty()) fault(what);
  }

  void check_accounts() {
    Query row = db_.prepare("SELECT key FROM account ORDER BY key");
    while (row.step()) {
      const auto stored = find_account(db_, row.integer(0));
      ++count_.accounts;
      if (!stored) {
        fault(stored.error().message);
      } else if (*stored) {
        check_account(**stored);
      }
    }
  }

  void check_account(const StoredAccount& stored) {
    const Account& account = stored.account;
    place_ = "account " + account.id;
    text_ = account.text;
    if (sha256_hex(text_) != account.sha256) fault(place_ + ": its text has not its hash");
    for (const Paragraph& paragraph : account.paragraphs) check_span(paragraph.span, "a paragraph");
    for (const Credit& credit : account.credit) check_span(credit.span, "a credit");
    check_quotations(stored.key);
    check_figures(stored.key);
    Query naming = db_.prepare("SELECT mentions FROM naming WHERE account = ?");
    naming.bind(stored.key);
    while (naming.step())
      for (const ByteSpan span : read_spans(naming.view(0))) check_span(span, "a name");
  }

  void check_quotations(AccountKey key) {
    Query row = db_.prepare("SELECT pieces, words FROM quotation WHERE key >= ? AND key < ?");
    row.bind(first_item_of(key)).bind(first_item_of(key + 1));
    while (row.step()) {
      std::string words;
      bool whole = true;
      for (const ByteSpan piece : read_spans(row.view(0))) {
        whole = check_span(piece, "a quotation") && whole;
        if (whole) words.append(words.empty() ? "" : " ").append(piece.in(text_));
      }
      if (whole && words != row.view(1)) fault(place_ + ": the words of a quotation are not where it says");
    }
  }

  void check_figures(AccountKey key) {
    Query row = db_.prepare("SELECT begin, end, printed FROM figure WHERE key >= ? AND key < ?");
    row.bind(first_item_of(key)).bind(first_item_of(key + 1));
    while (row.step()) {
      const ByteSpan span{static_cast<std::uint32_t>(row.integer(0)),
                          static_cast<std::uint32_t>(row.integer(1))};
      if (check_span(span, "a figure") && span.in(text_) != row.view(2))
        fault(place_ + ": the words of a figure are not where it says");
    }
  }

  bool check_span(ByteSpan span, const char* what) {
    ++count_.spans;
    if (is_within(span, text_)) return true;
    fault(place_ + ": the span of " + what + " is not within its text");
    return false;
  }

  void check_collations() {
    Query row = db_.prepare(
        "SELECT story, document, sha256, stale FROM collation JOIN story ON story.id = story ORDER BY story");
    while (row.step()) {
      ++count_.collations;
      const std::string story = row.text(0);
      const auto document = unpacked(row.view(1), "the collation of " + story);
      if (!document) {
        fault(document.error().message);
        continue;
      }
      if (sha256_hex(*document) != row.view(2)) fault("story " + story + ": its collation has not its hash");
      count_.spans += check_document(
          *document, [&](const std::string& id) { return sha256_of(id); },
          [&](const std::string& what) { fault(fmt::format("story {}: {}", story, what)); });
    }
  }

  std::string sha256_of(const std::string& id) {
    Query row = db_.prepare("SELECT sha256 FROM account WHERE id = ?");
    row.bind(id);
    return row.step() ? row.text(0) : "";
  }

  Connection& db_;
  const FaultSink& sink_;
  CheckCount count_;
  std::string place_;      // of the account looked at
  std::string_view text_;  // of it
};

}  // namespace

Result<CheckCount> check_store(Connection& db, const FaultSink& fault) { return StoreCheck(db, fault).run(); }

Result<void> check_indices(const std::string& path, const FaultSink& fault) {
  auto connection = Connection::open(path, Connection::Mode::kWrite);
  if (!connection) return tl::unexpected(connection.error());
  static constexpr std::array kIndices = {"account_search", "quotation_search", "figure_search",
                                          "name_search"};
  for (const std::string_view index : kIndices) {
    Connection& db = **connection;
    db.run(fmt::format("INSERT INTO {0} ({0}, rank) VALUES ('integrity-check', 1)", index));
    const auto error = db.take_error();
    if (!error) continue;
    if (error->code != ErrorCode::kInvalid) return tl::unexpected(*error);
    fault(std::string(index) + ": does not hold the words of its table");
  }
  return {};
}

}  // namespace tellings
