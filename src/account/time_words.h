// The words that printed dates and times are made of, read from data/time_words.tsv.
#pragma once

#include <optional>
#include <string_view>

namespace tellings {

enum class TimeWordKind { kMonth, kWeekday, kZone, kHalf, kJoint };

struct TimeWord {
  TimeWordKind kind = TimeWordKind::kJoint;
  std::optional<int>
      value;  // month 1..12, weekday 0..6, zone minutes, half 0 or 1; none for a zone that is not certain
};

// `word` folded (text/fold.h), without a final full stop. Nothing where it is no such word.
std::optional<TimeWord> time_word(std::string_view word);

}  // namespace tellings
