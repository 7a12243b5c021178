#include "server/story_summary.h"

#include <algorithm>
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

std::set<std::string> texts_of(const Json& object, const char* key) {
  std::set<std::string> texts;
  for (const Json& text : list_of(object, key))
    if (text.is_string()) texts.insert(text.get<std::string>());
  return texts;
}

// Figures that several accounts print and that do not fit together; what holders say within one is its own
// matter.
std::set<std::string> conflicts_of(const Json& story) {
  std::set<std::string> conflicts;
  for (const Json& figure : list_of(story, "figures")) {
    std::set<std::string> accounts;
    for (const Json& reading : list_of(figure, "readings")) accounts.insert(text_of(reading, "account"));
    if (text_of(figure, "verdict") == "conflict" && accounts.size() > 1)
      conflicts.insert(text_of(figure, "id"));
  }
  return conflicts;
}

// Whether one account tells it and the words of another stand against it: as web/src/model/disputes.ts.
bool is_disputed_between(const Json& claim) {
  if (text_of(claim, "status") != "disputed") return false;
  const auto accounts = texts_of(claim, "accounts"), denied_by = texts_of(claim, "denied_by");
  std::set<std::string> told, against;
  for (const Json& item : list_of(claim, "evidence")) {
    const std::string account = text_of(item, "account"), stance = text_of(item, "stance");
    const bool denies = stance == "denies" || stance == "corrects" ||
                        (denied_by.contains(account) && !accounts.contains(account));
    (denies ? against : told).insert(account);
  }
  return std::ranges::any_of(told, [&against](const std::string& account) {
    return against.size() > (against.contains(account) ? 1U : 0U);
  });
}

StorySummary summarise(const Json& story) {
  StorySummary out;
  const std::set<std::string> conflicts = conflicts_of(story);
  out.conflicts = static_cast<std::int64_t>(conflicts.size());
  for (const Json& claim : list_of(story, "claims")) {
    read_statement(claim, out);
    const bool is_figure = std::ranges::any_of(
        texts_of(claim, "same_as"), [&conflicts](const auto& id) { return conflicts.contains(id); });
    if (!is_figure && is_disputed_between(claim)) ++out.disputed;
  }
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
