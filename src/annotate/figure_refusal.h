// Numbers that are no figures, told by their form: dates, clock times, phone numbers, labels, addresses,
// versions.
#pragma once

#include <cstddef>
#include <span>

#include "annotate/number_lexeme.h"

namespace tellings {

// How many lexemes from `at` on belong to such a number: 0 where none begins there. `number_end` is where the
// number that begins at `at` ends, `signed_or_money` whether a currency sign stands before it.
//
//   "6pm" 2   "17:22" 3   "9/11/2021" 5   "2012-13" 3   "0800 555 111" 3   "5.2.1" 5   "24703L202" 3 "1990s"
//   2
// Counter-examples: "3m", "5-10W", "1/2 pound", "940 000 t", "12,000".
std::size_t refused_lexemes(std::span<const Lexeme> lexemes, std::size_t at, std::size_t number_end,
                            bool money);

}  // namespace tellings
