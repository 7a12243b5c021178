#include "server/story_summary.h"

#include <nlohmann/json.hpp>
#include <set>

namespace tellings {
namespace {

using Json = nlohmann::json;

const Json& list_of(const Json& object, const char* key) {
  static const Json kNone = Json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : kNone;
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

bool is_counted(const Json& account) {
  return text_of(account, "use") == "account" && !account.value("version_of", Json()).is_string();
}

bool has_other_words(const Json& quote) {
  for (const Json& witness : list_of(quote, "witnesses")) {
    const std::string verdict = text_of(witness, "verdict");
    if (verdict == "altered" || verdict == "spliced" || verdict == "trimmed") return true;
  }
  return false;
}

void read_statement(const Json& claim, StorySummary& out) {
  const std::int64_t independent = claim.value("independent", std::int64_t{0});
  const auto accounts = static_cast<std::int64_t>(list_of(claim, "accounts").size());
  const std::int64_t told = out.independent + out.derived;
  if (!out.statement.empty() &&
      (independent < out.independent || (independent == out.independent && accounts <= told)))
    return;
  out.independent = independent;
  out.derived = std::max<std::int64_t>(0, accounts - independent);
  out.silent = static_cast<std::int64_t>(list_of(claim, "silent").size());
  out.statement = text_of(claim, "text");
}

void read_derivation(const Json& derivation, StorySummary& out) {
  for (const Json& group : list_of(derivation, "independent_groups"))
    out.groups.push_back(static_cast<std::int64_t>(group.size()));
  std::set<std::string> rewritten;
  for (const Json& edge : list_of(derivation, "edges"))
    if (text_of(edge, "how") == "spun") rewritten.insert(text_of(edge, "to"));
  out.rewritten = static_cast<std::int64_t>(rewritten.size());
}

StorySummary summarise(const Json& story) {
  StorySummary out;
  for (const Json& claim : list_of(story, "claims")) {
    read_statement(claim, out);
    if (text_of(claim, "status") == "disputed") ++out.disputed;
  }
  for (const Json& figure : list_of(story, "figures"))
    if (text_of(figure, "verdict") == "conflict") ++out.conflicts;
  for (const Json& quote : list_of(story, "quotes"))
    if (has_other_words(quote)) ++out.quotations;
  if (const auto derivation = story.find("derivation"); derivation != story.end())
    read_derivation(*derivation, out);
  for (const Json& account : list_of(story, "accounts")) {
    if (!is_counted(account)) continue;
    out.newest = text_of(account, "id");
    out.newest_source = text_of(account, "source");
    out.newest_title = text_of(account, "title");
  }
  return out;
}

}  // namespace

StorySummary summarise_story(std::string_view document) {
  const Json json = Json::parse(document, nullptr, false);
  if (!json.is_object() || list_of(json, "stories").empty()) return {};
  return summarise(list_of(json, "stories").front());
}

void write_member(JsonWriter& json, const StorySummary& summary) {
  json.key("summary").begin_object().key("groups").begin_array();
  for (const std::int64_t accounts : summary.groups) json.value(accounts);
  json.end_array().member_or_null("statement", summary.statement);
  json.key("coverage")
      .begin_object()
      .member("independent", summary.independent)
      .member("derived", summary.derived)
      .member("silent", summary.silent)
      .end_object();
  json.member("disputed", summary.disputed)
      .member("conflicts", summary.conflicts)
      .member("quotations", summary.quotations)
      .member("rewritten", summary.rewritten)
      .key("newest")
      .begin_object()
      .member_or_null("account", summary.newest)
      .member_or_null("source", summary.newest_source)
      .member_or_null("title", summary.newest_title)
      .end_object()
      .end_object();
}

}  // namespace tellings
