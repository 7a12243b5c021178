// The words that English numbers are made of, from data/number_words.tsv.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tellings {

enum class NumberWordKind : std::uint8_t { kUnit, kTens, kHundred, kScale, kDozen, kPart, kParts, kVague };

struct NumberWord {
  NumberWordKind kind = NumberWordKind::kUnit;
  double value = 0;
};

// Nothing where the word (lower case) is none of them.
std::optional<NumberWord> number_word(std::string_view lower);

// "million", "bn", "hundred".
bool is_scale_word(std::string_view lower);

}  // namespace tellings
