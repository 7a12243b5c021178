#include "annotate/time_words.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <unordered_map>

#include "annotate/data.h"
#include "base/lexicon.h"

namespace tellings {
namespace {

struct Words {
  std::unordered_map<std::string, TimeWord> phrases;  // lexemes joined by blanks
  std::size_t longest = 1;
};

std::string joined(std::span<const Lexeme> lexemes) {
  std::string key;
  for (const Lexeme& lexeme : lexemes) {
    if (!key.empty()) key.push_back(' ');
    key += lexeme.kind == LexemeKind::kDigits ? lexeme.printed : std::string_view(lexeme.lower);
  }
  return key;
}

TimeWordKind kind_named(std::string_view name) {
  if (name == "day") return TimeWordKind::kDay;
  if (name == "night") return TimeWordKind::kNight;
  if (name == "part") return TimeWordKind::kPart;
  if (name == "unit") return TimeWordKind::kUnit;
  if (name == "shift") return TimeWordKind::kShift;
  if (name == "set") return TimeWordKind::kSet;
  if (name == "named") return TimeWordKind::kNamed;
  if (name == "event") return TimeWordKind::kEvent;
  return TimeWordKind::kDecade;
}

Words read_words() {
  Words words;
  for (const auto& entry : read_table(annotate_data::kTimeWords)) {
    const auto lexemes = lex_numbers(entry[0], {0, static_cast<std::uint32_t>(entry[0].size())});
    words.longest = std::max(words.longest, lexemes.size());
    words.phrases[joined(lexemes)] = {kind_named(entry[1]), entry[2], 0};
  }
  return words;
}

}  // namespace

std::optional<TimeWord> time_word(std::span<const Lexeme> lexemes, std::size_t at) {
  static const Words kWords = read_words();
  if (at >= lexemes.size()) return std::nullopt;
  for (std::size_t size = std::min(kWords.longest, lexemes.size() - at); size > 0; --size) {
    const auto found = kWords.phrases.find(joined(lexemes.subspan(at, size)));
    if (found == kWords.phrases.end()) continue;
    TimeWord word = found->second;
    word.end = at + size;
    return word;
  }
  return std::nullopt;
}

int offset_of(const TimeWord& word) { return std::atoi(std::string(word.value).c_str()); }

CalendarUnit unit_of(const TimeWord& word) {
  if (word.value == "week") return CalendarUnit::kWeek;
  if (word.value == "weekend") return CalendarUnit::kWeekend;
  if (word.value == "month") return CalendarUnit::kMonth;
  if (word.value == "quarter") return CalendarUnit::kQuarter;
  if (word.value == "year") return CalendarUnit::kYear;
  if (word.value == "decade") return CalendarUnit::kDecade;
  if (word.value == "century") return CalendarUnit::kCentury;
  return CalendarUnit::kDay;
}

}  // namespace tellings
