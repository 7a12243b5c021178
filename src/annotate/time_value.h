// Calendar arithmetic in TIMEX3 values: what "last week" or "Friday" is, seen from the account's day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/printed_time.h"

namespace tellings {

enum class CalendarUnit : std::uint8_t { kDay, kWeek, kWeekend, kMonth, kQuarter, kYear, kDecade, kCentury };

// Which way an expression without a date of its own looks, as far as its sentence tells.
enum class Direction : std::uint8_t { kPast, kNear, kFuture };

std::string day_value(std::int64_t days);      // "2020-01-03"
std::string month_value(int year, int month);  // "2020-01"
std::string year_value(int year);              // "2020"
std::string week_value(std::int64_t days);     // "2020-W05": the ISO week that holds the day
std::string weekend_value(std::int64_t days);  // "2020-W05-WE"

// The unit that lies `offset` units from the one that holds `reference`: (kMonth, -1) is last month.
std::string unit_value(CalendarUnit unit, std::int64_t reference, int offset);

// Days since 1970 of the weekday (0 = Monday) that is meant without "last" or "next": the reference day
// itself where it is that weekday, else the one before, for kFuture the one after.
std::int64_t weekday_near(int weekday, std::int64_t reference, Direction direction);

// Year of a month, or of a day in it, that is printed without one: kPast the last that is not after the
// reference, kFuture the next that is not before it, kNear the nearest.
int year_of_month(int month, std::int64_t reference, Direction direction);

// "P30D", "PT24H", "P1.5Y". `letter` of a time unit's code: "years" Y, "hours" TH; nothing for other units.
std::optional<std::string> duration_value(double count, std::string_view unit_code);

}  // namespace tellings
