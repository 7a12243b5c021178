#include "annotate/number_words.h"

#include <cstdlib>
#include <string>
#include <unordered_map>

#include "annotate/data.h"
#include "base/lexicon.h"

namespace tellings {
namespace {

NumberWordKind kind_named(std::string_view name) {
  if (name == "unit") return NumberWordKind::kUnit;
  if (name == "tens") return NumberWordKind::kTens;
  if (name == "hundred") return NumberWordKind::kHundred;
  if (name == "scale") return NumberWordKind::kScale;
  if (name == "dozen") return NumberWordKind::kDozen;
  if (name == "part") return NumberWordKind::kPart;
  if (name == "parts") return NumberWordKind::kParts;
  return NumberWordKind::kVague;
}

using Table = std::unordered_map<std::string_view, NumberWord>;

Table read_words() {
  Table words;
  for (const auto& entry : read_table(annotate_data::kNumberWords))
    words[entry[0]] = {kind_named(entry[1]), std::strtod(std::string(entry[2]).c_str(), nullptr)};
  return words;
}

}  // namespace

std::optional<NumberWord> number_word(std::string_view lower) {
  static const Table kWords = read_words();
  const auto found = kWords.find(lower);
  if (found == kWords.end()) return std::nullopt;
  return found->second;
}

bool is_scale_word(std::string_view lower) {
  const auto word = number_word(lower);
  return word && (word->kind == NumberWordKind::kScale || word->kind == NumberWordKind::kHundred);
}

}  // namespace tellings
