// The parts an amount is put together from: currency sign, sign of the number, scale letter, unit, "per"
// part.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "annotate/amount.h"
#include "annotate/number.h"

namespace tellings {

// A currency sign at lexemes[at] that a number follows: "US$", "DKK ", "R" (a single letter must touch the
// number).
std::optional<std::size_t> match_money_sign(std::span<const Lexeme> lexemes, std::size_t at, Amount& amount);

// The number at lexemes[at] with its own sign: "-12", "minus 30", "+0.2", ".500".
std::optional<Number> read_signed_number(std::span<const Lexeme> lexemes, std::size_t at);

// What stands after the number, in reading order: scale letter ("18.5m", "450k"), currency or measure
// ("million dollars", "km",
// "-year-old"), "a barrel". Moves amount.end, sets unit, unit_begin, unit_end, hyphened, age, and scales
// value.
void read_unit(std::span<const Lexeme> lexemes, Amount& amount);

}  // namespace tellings
