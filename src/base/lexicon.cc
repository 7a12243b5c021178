#include "base/lexicon.h"

namespace tellings {
namespace {

std::string_view trimmed(std::string_view field) {
  static constexpr std::string_view kBlank = " \r";
  const std::size_t begin = field.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return field.substr(begin, field.find_last_not_of(kBlank) - begin + 1);
}

// Cuts the next piece up to `separator` off the front of `rest`.
std::string_view take_until(std::string_view& rest, char separator) {
  const std::size_t at = rest.find(separator);
  const std::string_view piece = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
  return piece;
}

}  // namespace

std::vector<std::vector<std::string_view>> read_table(std::string_view file) {
  std::vector<std::vector<std::string_view>> table;
  while (!file.empty()) {
    std::string_view line = take_until(file, '\n');
    if (trimmed(line).empty() || line.front() == '#') continue;
    auto& fields = table.emplace_back();
    while (!line.empty()) fields.push_back(trimmed(take_until(line, '\t')));
  }
  return table;
}

std::unordered_set<std::string_view> read_word_set(std::string_view file) {
  std::unordered_set<std::string_view> words;
  for (const auto& entry : read_table(file)) words.insert(entry.front());
  return words;
}

}  // namespace tellings
