// The forms in which a calendar day is printed with its year.
#pragma once

#include <optional>

#include "account/time_pieces.h"

namespace tellings {

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;  // 0: month precision
};

// Reads the longest form that begins at the cursor and moves behind it; leaves it where none does. Only days
// that exist, 1900 to 2100; numbers that go on ("1.5.2024.7") and numeric dates that can be read two ways
// (03/04/2020) are none.
std::optional<Date> read_date(PieceCursor& in);

}  // namespace tellings
