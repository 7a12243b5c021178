// Weeks as ISO 8601 counts them.
#pragma once

#include <string>
#include <string_view>

namespace tellings {

// "2024-W20" of "2024-05-14" or "2024-05-14T10:05Z": the week of the day as it is printed. Empty where
// `published` names no day.
std::string iso_week(std::string_view published);

}  // namespace tellings
