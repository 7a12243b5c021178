// A figure in a form in which two of them can be compared: converted to base units, with the interval that
// its printing and its qualifier leave open.
//
//   15 km            length  15000     [15000, 15000]     whole numbers without trailing zeros are exact
//   ten miles        length  16093     [8047, 24140]      half of the last digit that is not a zero, both
//   ways at least 14      count   14        [14, inf) 4.86 billion     DKK     4.86e9    [4.855e9, 4.865e9]
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "annotate/notes.h"
#include "collate/collation.h"

namespace tellings {

struct ComparableFigure {
  std::string dimension;  // "length", "DKK", "percent"; "count" for whatever is counted
  bool money = false;
  std::optional<double> main;  // value, else low, else high; none where the figure has no number
  double printed = 0;          // `main` in the unit it was printed in
  double low = 0;
  double high = 0;
};

ComparableFigure comparable(const Figure& figure);

// How far a printed number may lie from the true one: half a unit of its last digit that is not a trailing
// zero. 4.86 -> 0.005, 1150 -> 5, 17 -> 0: whole numbers without trailing zeros are counts and exact.
double rounding_of(double printed);

// Equal after conversion and rounding: 7,412 m and 24,318 ft; 1.18 million and 1,184,300. 4,200 and 4,000 are
// not.
bool same_number(const ComparableFigure& a, const ComparableFigure& b);

// Both can be true: the intervals meet.
bool compatible_numbers(const ComparableFigure& a, const ComparableFigure& b);

// The digits of one are those of the other in another order: 287 / 278, 480,000 / 408,000.
bool looks_like_slip(const ComparableFigure& a, const ComparableFigure& b);

// May be readings of one measure at all: one dimension, or both money.
bool comparable_dimensions(const ComparableFigure& a, const ComparableFigure& b);

}  // namespace tellings
