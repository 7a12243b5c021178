// The words of time expressions, from data/time_words.tsv.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "annotate/number_lexeme.h"
#include "annotate/time_value.h"

namespace tellings {

enum class TimeWordKind : std::uint8_t { kDay, kNight, kPart, kUnit, kShift, kSet, kNamed, kEvent, kDecade };

struct TimeWord {
  TimeWordKind kind = TimeWordKind::kDay;
  std::string_view value;  // as in the file
  std::size_t end = 0;     // lexeme after it
};

// The longest phrase of the file that begins at lexemes[at].
std::optional<TimeWord> time_word(std::span<const Lexeme> lexemes, std::size_t at);

// -1, 0, 1 of a shift or day.
int offset_of(const TimeWord& word);

CalendarUnit unit_of(const TimeWord& word);

}  // namespace tellings
