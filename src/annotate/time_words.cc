// Phrases stand by their first word, so that the many words that begin none cost one look-up.
#include "annotate/time_words.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "annotate/data.h"
#include "base/lexicon.h"

namespace tellings {
namespace {

struct Phrase {
  std::vector<std::string> rest;  // the words after the first
  TimeWord word;
};

struct Hash : std::hash<std::string_view> {
  using is_transparent = void;
};
// By first word, the longest of each first.
using PhraseIndex = std::unordered_map<std::string, std::vector<Phrase>, Hash, std::equal_to<>>;

std::string_view word_of(const Lexeme& lexeme) {
  return lexeme.kind == LexemeKind::kDigits ? lexeme.printed : std::string_view(lexeme.lower);
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

PhraseIndex read_phrases() {
  PhraseIndex phrases;
  for (const auto& entry : read_table(annotate_data::kTimeWords)) {
    const auto lexemes = lex_numbers(entry[0], {0, static_cast<std::uint32_t>(entry[0].size())});
    Phrase phrase{{}, {kind_named(entry[1]), entry[2], 0}};
    for (std::size_t i = 1; i < lexemes.size(); ++i) phrase.rest.emplace_back(word_of(lexemes[i]));
    phrases[std::string(word_of(lexemes.front()))].push_back(std::move(phrase));
  }
  for (auto& [first, of_first] : phrases)
    std::stable_sort(of_first.begin(), of_first.end(),
                     [](const Phrase& a, const Phrase& b) { return a.rest.size() > b.rest.size(); });
  return phrases;
}

}  // namespace

std::optional<TimeWord> time_word(std::span<const Lexeme> lexemes, std::size_t at) {
  static const PhraseIndex kPhrases = read_phrases();
  if (at >= lexemes.size()) return std::nullopt;
  const auto of_first = kPhrases.find(word_of(lexemes[at]));
  if (of_first == kPhrases.end()) return std::nullopt;
  const auto after = lexemes.subspan(at + 1);
  for (const Phrase& phrase : of_first->second) {
    if (phrase.rest.size() > after.size()) continue;
    const bool same = std::equal(phrase.rest.begin(), phrase.rest.end(), after.begin(),
                                 [](std::string_view word, const Lexeme& l) { return word == word_of(l); });
    if (!same) continue;
    TimeWord word = phrase.word;
    word.end = at + 1 + phrase.rest.size();
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
