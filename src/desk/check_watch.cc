#include "desk/check_watch.h"

#include <nlohmann/json.hpp>

#include "document/decision.h"
#include "store/packing.h"
#include "text/code_points.h"

namespace tellings {
namespace {

using FaultSink = std::function<void(const std::string&)>;
using Json = nlohmann::json;

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// The bodies are input like any other: nothing in them is taken to have a type.
std::uint32_t count_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number_unsigned() ? found->get<std::uint32_t>() : 0;
}

const Json& list_of(const Json& object, const char* key) {
  static const Json kNone = Json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : kNone;
}

class WatchCheck {
 public:
  WatchCheck(Connection& db, const FaultSink& fault) : db_(db), fault_(fault) {}

  std::int64_t run() {
    check_rows();
    check_notices();
    check_bases();
    check_decisions();
    return spans_;
  }

 private:
  // Each row of `sql` is a fault.
  void rows(const char* sql) {
    Query row = db_.prepare(sql);
    while (row.step()) fault_(row.text(0));
  }

  void check_rows() {
    rows(
        "SELECT 'noticed: account ' || account || ' is not there' FROM noticed WHERE account NOT IN (SELECT "
        "key "
        "FROM account) UNION ALL SELECT 'untold: account ' || account || ' is not there' FROM untold WHERE "
        "account NOT IN (SELECT key FROM account)");
    rows(
        "SELECT 'mute ' || what || ' ' || which || ': neither story, source nor kind' FROM mute WHERE what "
        "NOT "
        "IN ('story', 'source', 'kind')");
    rows(
        "SELECT 'feed ' || url || ': a count below zero' FROM feed WHERE failures < 0 OR depth < 0 UNION ALL "
        "SELECT 'watched_page ' || url || ': a count below zero' FROM watched_page WHERE failures < 0 OR "
        "looks "
        "< 0");
  }

  void check_notices() {
    Query row = db_.prepare("SELECT id, body FROM notice ORDER BY key");
    while (row.step()) {
      const std::string id = row.text(0);
      const Json notice = Json::parse(row.view(1), nullptr, false);
      if (!notice.is_object() || text_of(notice, "id") != id) {
        fault_("notice " + id + ": its body is no notice of this id");
        continue;
      }
      for (const Json& fact : list_of(notice, "facts"))
        for (const Json& saying : list_of(fact, "says")) check_saying("notice " + id, saying);
    }
  }

  void check_saying(const std::string& place, const Json& saying) {
    Query row =
        db_.prepare("SELECT text FROM account JOIN body ON body.account = account.key WHERE account.id = ?");
    row.bind(text_of(saying, "account"));
    if (!row.step()) return;  // taken out of the store; the notice goes with it where it quotes it
    ++spans_;
    const std::string text = row.text(0);
    const auto start = count_of(saying, "start"), end = count_of(saying, "end");
    const CodePointIndex index(text);
    if (start > end || end > index.size() || index.to_bytes(start, end).in(text) != text_of(saying, "words"))
      fault_(place + ": its words do not stand where it says, in account " + text_of(saying, "account"));
  }

  void check_bases() {
    Query row = db_.prepare("SELECT story, document FROM notice_base ORDER BY story");
    while (row.step())
      if (const auto document = unpacked(row.view(1), "what stood before in " + row.text(0)); !document)
        fault_(document.error().message);
  }

  void check_decisions() {
    Query row = db_.prepare("SELECT key, line, account FROM decision ORDER BY key");
    while (row.step()) {
      const auto read = read_decisions(row.text(1));
      if (!read || read->size() != 1 || read->front().account != row.view(2))
        fault_("decision " + row.text(0) + ": its line is no decision about the account beside it");
    }
  }

  Connection& db_;
  const FaultSink& fault_;
  std::int64_t spans_ = 0;
};

}  // namespace

std::int64_t check_watch(Connection& db, const FaultSink& fault) { return WatchCheck(db, fault).run(); }

}  // namespace tellings
