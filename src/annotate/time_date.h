// Dates of the calendar as printed: "Friday, January 3, 2020", "3 Jan", "2020-01-03", "May 2019", "2014".
#pragma once

#include <optional>

#include "annotate/time_pattern.h"

namespace tellings {

// A date that names its month or is all digits; the weekday before it belongs to it.
// Counter-examples: "May" as a verb at the head of a question, "24/7", "3/4 of".
std::optional<TimeMatch> match_date(const TimeContext& context, std::size_t at);

// "2014", "the 1960s", "196X", "the sixties", "the 20th century", "fiscal 2020", "2012-13". Not "2,014" nor
// "2014 people".
std::optional<TimeMatch> match_year(const TimeContext& context, std::size_t at);

}  // namespace tellings
