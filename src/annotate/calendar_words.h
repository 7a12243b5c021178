// Names of months, days of the week and seasons.
#pragma once

#include <optional>
#include <string_view>

namespace tellings {

// 1..12 for "January", "Jan", "JANUARY"; nothing for lower case ("may", "march" are words of their own).
std::optional<int> month_named(std::string_view printed);

// 0 = Monday ... 6 = Sunday, for "Tuesday", "Tues", "Tue"; capital needed.
std::optional<int> weekday_named(std::string_view printed);

// "SP", "SU", "FA", "WI" of TIMEX3 for spring, summer, autumn and fall, winter, in lower case or with a
// capital.
std::optional<std::string_view> season_named(std::string_view lower);

}  // namespace tellings
