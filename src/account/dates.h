// Dates and times as accounts print them: "Jan. 3, 2020", "Tuesday, 14 May 2024, 17:20", "3 January 2020
// 14:20 GMT", "PUBLISHED: 14:05, 14 May 2024", "24.07.2024, 20:30", "date 2020-01-03".
//
// Only what names its year is read: "on Tuesday" and "May 14" need an account's date to mean anything
// (annotate/). A numeric date that can be read two ways (03/04/2020) is left alone.
#pragma once

#include <string_view>
#include <vector>

#include "base/printed_time.h"
#include "base/span.h"

namespace tellings {

struct TimeFound {
  ByteSpan span;     // as printed, zone and weekday included
  PrintedTime time;  // time.printed is span's text
};

// In text order, not overlapping. A time of day joins the date next to it.
std::vector<TimeFound> find_times(std::string_view text);

}  // namespace tellings
