// Dates as pages print them beside a headline. account/dates.h reads those that mean one day anywhere; here
// the page's language decides what is left: "03/04/2020", "05.03.20", "28-04-2020", "2019年6月18日".
#pragma once

#include <optional>
#include <string_view>

#include "base/printed_time.h"

namespace tellings {

// The first date in `text`; `language` is the page's ("en-US", "de", empty). Slashed dates are month first
// only in American pages ("en" alone counts as American where the day would be over 12 otherwise). Nothing
// where none stands there.
std::optional<PrintedTime> first_printed_date(std::string_view text, std::string_view language);

// The date of a field or a line, in a machine's form or a printed one: to the day at least, from 1990 on.
// Texts over 160 bytes are read in a machine's form only: they are no date lines.
std::optional<PrintedTime> read_any_date(std::string_view text, std::string_view language);

}  // namespace tellings
