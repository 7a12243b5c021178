// One time expression at one place: the patterns of find_times.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "annotate/number_lexeme.h"
#include "annotate/time_value.h"

namespace tellings {

struct TimeContext {
  std::span<const Lexeme> lexemes;
  std::optional<std::int64_t> reference;            // days since 1970 of the account's day
  std::function<Direction(std::size_t)> direction;  // which way the sentence around a lexeme looks
};

struct TimeMatch {
  std::size_t end = 0;  // lexeme after it
  std::string value;
};

// The longest expression that begins exactly at lexemes[at]; nothing where none does.
std::optional<TimeMatch> match_time(const TimeContext& context, std::size_t at);

}  // namespace tellings
