#include "account/time_words.h"

#include <charconv>
#include <unordered_map>

#include "account/data.h"
#include "base/lexicon.h"

namespace tellings {
namespace {

TimeWordKind kind_named(std::string_view name) {
  if (name == "month") return TimeWordKind::kMonth;
  if (name == "weekday") return TimeWordKind::kWeekday;
  if (name == "zone") return TimeWordKind::kZone;
  if (name == "half") return TimeWordKind::kHalf;
  return TimeWordKind::kJoint;
}

std::optional<int> number_in(std::string_view field) {
  int value = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (field.empty() || error != std::errc() || end != field.data() + field.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<TimeWord> time_word(std::string_view word) {
  static const auto kWords = [] {
    std::unordered_map<std::string_view, TimeWord> map;
    for (const auto& row : read_table(account_data::kTimeWords)) {
      map.emplace(row[0], TimeWord{kind_named(row[1]), row.size() > 2 ? number_in(row[2]) : std::nullopt});
    }
    return map;
  }();
  const auto found = kWords.find(word);
  return found == kWords.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace tellings
