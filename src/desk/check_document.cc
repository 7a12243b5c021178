#include "desk/check_document.h"

#include <map>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "text/code_points.h"

namespace tellings {
namespace {

using nlohmann::json;

class DocumentCheck {
 public:
  DocumentCheck(const std::function<std::string(const std::string&)>& sha256_of,
                const std::function<void(const std::string&)>& fault)
      : sha256_of_(sha256_of), fault_(fault) {}

  std::int64_t run(const json& document) {
    for (const json& story : document.at("stories")) {
      lengths_.clear();
      for (const json& account : story.at("accounts")) take_account(account);
      for (const json& account : story.at("accounts")) walk(account, account.at("id").get<std::string>());
      for (const char* part : {"entities", "quotes", "figures", "claims", "timeline", "brief"})
        walk(story.at(part), "");
      walk(story.at("derivation").at("hidden"), "");
      for (const json& edge : story.at("derivation").at("edges")) check_edge(edge);
    }
    return spans_;
  }

 private:
  void take_account(const json& account) {
    const auto id = account.at("id").get<std::string>();
    const auto text = account.at("text").get<std::string>();
    const auto sha256 = account.at("sha256").get<std::string>();
    lengths_[id] = CodePointIndex(text).size();
    if (sha256_hex(text) != sha256) fault_("account " + id + " in the collation: its text has not its hash");
    if (sha256_of_(id) != sha256) fault_("account " + id + " in the collation: not as in the store");
  }

  // `account`: whose text the spans point into, unless an object names another.
  void walk(const json& value, std::string account) {
    if (value.is_array())
      for (const json& item : value) walk(item, account);
    if (!value.is_object()) return;
    if (const auto named = value.find("account"); named != value.end() && named->is_string())
      account = named->get<std::string>();
    if (value.contains("start")) check_span(value, account);
    for (const auto& [key, item] : value.items())
      if (key != "covers") walk(item, account);  // of the wording, not of a text
  }

  void check_edge(const json& edge) {
    for (const json& item : edge.at("evidence"))
      for (const char* side : {"from", "to"})
        if (const json& span = item.at(side); span.is_object())
          check_span(span, edge.at(side).get<std::string>());
  }

  void check_span(const json& value, const std::string& account) {
    ++spans_;
    const auto length = lengths_.find(account);
    const auto start = value.at("start").get<std::int64_t>(), end = value.at("end").get<std::int64_t>();
    if (length == lengths_.end())
      return fault_("a span of account " + account + ", which is not among the accounts");
    if (start < 0 || start > end || end > length->second)
      fault_("span " + std::to_string(start) + " to " + std::to_string(end) + " of account " + account +
             ": not within its text");
  }

  const std::function<std::string(const std::string&)>& sha256_of_;
  const std::function<void(const std::string&)>& fault_;
  std::map<std::string, std::int64_t> lengths_;  // of texts, in code points
  std::int64_t spans_ = 0;
};

}  // namespace

std::int64_t check_document(std::string_view document,
                            const std::function<std::string(const std::string&)>& sha256_of,
                            const std::function<void(const std::string&)>& fault) {
  try {
    return DocumentCheck(sha256_of, fault).run(json::parse(document));
  } catch (const json::exception& error) {
    fault(std::string("the collation is not of its form: ") + error.what());
    return 0;
  }
}

}  // namespace tellings
