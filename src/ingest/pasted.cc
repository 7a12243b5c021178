#include "ingest/pasted.h"

#include <map>
#include <optional>

#include "ingest/record.h"
#include "text/chars.h"

namespace tellings {
namespace {

using Facts = std::map<std::string, std::string, std::less<>>;

// "=== URL | source | time": the fields by what they look like, so that their order and number do not matter.
std::optional<Facts> facts_of_separator(std::string_view line) {
  line = trim(line);
  if (!line.starts_with("===")) return std::nullopt;
  const std::size_t marks = std::min(line.find_first_not_of('='), line.size());
  if (marks == line.size() && marks > 3) return std::nullopt;  // the line that underlines a heading
  line.remove_prefix(marks);
  while (line.ends_with('=')) line.remove_suffix(1);
  Facts facts;
  while (!trim(line).empty()) {
    const std::size_t bar = std::min(line.find('|'), line.size());
    const std::string_view part = trim(line.substr(0, bar));
    line.remove_prefix(std::min(bar + 1, line.size()));
    if (part.empty()) continue;
    if (part.find("://") != std::string_view::npos) {
      facts["url"] = part;
    } else if (read_time(part)) {
      facts["published"] = part;
    } else {
      facts["source"] = part;
    }
  }
  return facts;
}

struct Part {
  Facts facts;
  std::string_view text;
};

std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts(1);
  std::size_t part_begin = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (auto facts = facts_of_separator(text.substr(begin, end - begin))) {
      parts.back().text = text.substr(part_begin, begin - part_begin);
      parts.push_back({*std::move(facts), {}});
      part_begin = std::min(end + 1, text.size());
    }
    begin = end + 1;
  }
  parts.back().text = text.substr(part_begin);
  std::erase_if(parts, [](const Part& part) { return trim(part.text).empty(); });
  return parts;
}

}  // namespace

std::vector<IngestItem> split_pasted(std::string_view text, const std::string& path) {
  std::vector<IngestItem> items;
  const std::vector<Part> parts = parts_of(text);
  for (const Part& part : parts) {
    const auto field = [&part](std::string_view ours) -> std::optional<std::string> {
      if (ours == "text") return std::string(part.text);
      const auto found = part.facts.find(ours);
      return found == part.facts.end() ? std::nullopt : std::optional(found->second);
    };
    items.push_back(
        item_of_record(field, parts.size() == 1 ? path : path + "#" + std::to_string(items.size() + 1)));
  }
  return items;
}

}  // namespace tellings
