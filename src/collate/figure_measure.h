// What a figure measures, in words of its account: the row head of a group of readings.
#pragma once

#include "annotate/notes.h"

namespace tellings {

// The words behind the number as far as they hold together, at most nine; where hardly any stand there, the
// clause around it, at most twelve.
//
//   “We have four confirmed fatalities and six people who are still not accounted for,” he said.
//                                             ^--------------------------------^   of "six"
//   The operator has put the number at 17.
//   ^-----------------------------------^   of "17"
//
// Without blanks or marks at its edges; empty only where nothing but the number is printed.
ByteSpan measure_words(const Notes& notes, const Figure& figure);

}  // namespace tellings
