#include "document/decision.h"

#include <algorithm>

#include "document/json_cursor.h"

namespace tellings {
namespace {

constexpr std::string_view kFormat = "tellings.decisions/1";

std::string text_or_nothing(const JsonCursor& object, std::string_view key) {
  const auto& json = object.json();
  return json.is_object() && json.contains(key) && !json[std::string(key)].is_null() ? object.at(key).text()
                                                                                     : "";
}

std::string hash_of(const JsonCursor& target) {
  return text_or_nothing(target, target.json().contains("sha256") ? "sha256" : "account");
}

// A target is one place or a list of them, as the page exports it: the first is meant, another account among
// them is what it is set beside ("not derived").
void read_targets(const JsonCursor& json, Decision& decision) {
  const std::vector<JsonCursor> targets =
      json.json().is_array() ? json.items() : std::vector<JsonCursor>{json};
  for (const JsonCursor& target : targets) {
    const std::string hash = target.json().is_object() ? hash_of(target) : "";
    if (hash.empty()) return target.note("names no account by its sha256");
    if (decision.account.empty()) {
      decision.account = hash;
      if (target.json().contains("start"))
        decision.place = {target.at("start").count(), target.at("end").count()};
    } else if (decision.value.empty() && hash != decision.account) {
      decision.value = hash;
    }
  }
}

Decision read_decision(const JsonCursor& json) {
  Decision out;
  out.action = json.at("do").text();
  if (out.action.empty()) json.at("do").note("is empty");
  out.value = text_or_nothing(json, "value");
  out.by = text_or_nothing(json, "by");
  out.at = text_or_nothing(json, "at");
  out.note = text_or_nothing(json, "note");
  read_targets(json.at("target"), out);
  if (out.account.empty()) json.at("target").note("names no account");
  return out;
}

}  // namespace

Result<std::vector<Decision>> read_decisions(std::string_view lines) {
  std::vector<Decision> out;
  for (std::size_t number = 1; !lines.empty(); ++number) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto refuse = [&](const std::string& why) {
      return fail(ErrorCode::kInvalid, "reading decisions, line " + std::to_string(number) + ": " + why);
    };
    const auto json = nlohmann::ordered_json::parse(line, nullptr, false);
    if (json.is_discarded()) return refuse("this is not JSON");
    JsonFault fault;
    const JsonCursor object(json, "$", fault);
    const std::string format = text_or_nothing(object, "format");
    if (!format.empty() && format != kFormat)
      return refuse("its format is \"" + format + "\", not \"" + std::string(kFormat) + "\"");
    if (!format.empty() && !json.contains("do")) continue;
    out.push_back(read_decision(object));
    if (!fault.message.empty()) return refuse(fault.message);
  }
  return out;
}

}  // namespace tellings
