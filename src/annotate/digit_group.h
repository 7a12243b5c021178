// One number written in digits, with whatever marks its country puts between the groups.
#pragma once

#include <cstddef>
#include <string_view>

#include "annotate/number_lexeme.h"

namespace tellings {

// Reads the digit group that begins at `at`, fills the lexeme's digit fields and returns where the group
// ends.
//
// The idea: collect runs of digits and the single marks between them; then decide what the marks mean
// together.
//   1,187,400  12,34,567 (lakh)  940 000  1'000'000   every group after the first has three digits (lakh:
//   two, the last three) 1.234,56  1,234.56                                the last mark differs from those
//   before: it is the decimal mark 2,5  0,25  .5                                     a comma before one or
//   two digits, or after a nought: decimal 1.234                                             one point is a
//   decimal mark, in an English text
// Counter-examples: "5, 7" (a blank after the comma: two numbers); "2019 100" (four digits lead: no blank
// grouping); "5.2.1", "192.168.0.1", "1,2,3" (no reading of the marks: only the first run is taken).
std::size_t read_digit_group(std::string_view text, std::size_t at, Lexeme& lexeme);

}  // namespace tellings
