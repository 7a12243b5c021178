#include "watch/notice_text.h"

#include <nlohmann/json.hpp>

namespace tellings {
namespace {

using nlohmann::json;

std::string text_at(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

std::string saying_text(const json& saying) {
  std::string line = "    " + text_at(saying, "source");
  if (const std::string url = text_at(saying, "url"); !url.empty()) line += "  " + url;
  if (const std::string words = text_at(saying, "words"); !words.empty()) line += "\n      " + words;
  return line + "\n";
}

}  // namespace

std::string notice_text(std::string_view body) {
  const json notice = json::parse(body, nullptr, false);
  if (!notice.is_object() || !notice.contains("story") || !notice.contains("facts")) return {};
  const json& story = notice["story"];
  std::string out = text_at(notice, "made") + "  " + text_at(notice, "kind") + "  " + text_at(notice, "id") +
                    "\n" + text_at(story, "title") + "  " + text_at(story, "id") + "\n";
  for (const json& fact : notice["facts"]) {
    out += "  " + text_at(fact, "text") + "\n";
    if (const std::string before = text_at(fact, "before"); !before.empty())
      out += "  before: " + before + "\n";
    for (const json& saying : fact.value("says", json::array())) out += saying_text(saying);
  }
  return out;
}

}  // namespace tellings
