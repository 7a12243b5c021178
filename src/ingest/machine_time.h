// Times as machines write them into pages and feeds, in all the ways that are nearly ISO 8601.
#pragma once

#include <optional>
#include <string_view>

#include "base/printed_time.h"

namespace tellings {

// "2020-01-03T14:20:00.000+0100", "2020-01-03 14:20:00 +01:00", "2020/01/03", "20200103", "20200103T142000Z",
// "2020-01-03T14:20:00+01:00[Europe/Berlin]", "2020-01-03 2:20 PM", "1578061200", "1578061200000". The value
// keeps its zone and its precision. Nothing where the text is none of these, or names a day before 1900 or
// that does not exist.
std::optional<PrintedTime> parse_machine_time(std::string_view text);

}  // namespace tellings
