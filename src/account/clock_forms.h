// The forms in which a time of day is printed: "14:20", "7 pm", "12.20pm", "1030 GMT", "08:30 CEST".
#pragma once

#include <optional>

#include "account/time_pieces.h"

namespace tellings {

struct Clock {
  int hour = 0;
  int minute = 0;
  std::optional<int> second;
  std::optional<int> zone_minutes;  // east of UTC
};

// Reads the form that begins at the cursor, its zone included, and moves behind it; leaves it where none
// does.
std::optional<Clock> read_clock(PieceCursor& in);

}  // namespace tellings
