#include "annotate/time_value.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace tellings {
namespace {

template <typename... Parts>
std::string formatted(const char* form, Parts... parts) {
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), form, parts...);
  return buffer.data();
}

// Thursday decides which year an ISO week belongs to.
std::pair<int, int> iso_week(std::int64_t days) {
  const std::int64_t thursday = days - weekday_of(days) + 3;
  const int year = civil_from_days(thursday).year;
  const auto week = static_cast<int>((thursday - days_from_civil(year, 1, 1)) / 7 + 1);
  return {year, week};
}

}  // namespace

std::string day_value(std::int64_t days) {
  const CivilDate date = civil_from_days(days);
  return formatted("%04d-%02d-%02d", date.year, date.month, date.day);
}

std::string month_value(int year, int month) { return formatted("%04d-%02d", year, month); }

std::string year_value(int year) { return formatted("%04d", year); }

std::string week_value(std::int64_t days) {
  const auto [year, week] = iso_week(days);
  return formatted("%04d-W%02d", year, week);
}

std::string weekend_value(std::int64_t days) { return week_value(days) + "-WE"; }

std::string unit_value(CalendarUnit unit, std::int64_t reference, int offset) {
  const CivilDate date = civil_from_days(reference);
  switch (unit) {
    case CalendarUnit::kDay:
      return day_value(reference + offset);
    case CalendarUnit::kWeek:
      return week_value(reference + std::int64_t{7} * offset);
    case CalendarUnit::kWeekend:
      return weekend_value(reference + std::int64_t{7} * offset);
    case CalendarUnit::kMonth: {
      const int month = date.year * 12 + date.month - 1 + offset;
      return month_value(month / 12, month % 12 + 1);
    }
    case CalendarUnit::kQuarter: {
      const int quarter = date.year * 4 + (date.month - 1) / 3 + offset;
      return formatted("%04d-Q%d", quarter / 4, quarter % 4 + 1);
    }
    case CalendarUnit::kYear:
      return year_value(date.year + offset);
    case CalendarUnit::kDecade:
      return formatted("%03dX", date.year / 10 + offset);
    case CalendarUnit::kCentury:
      return formatted("%02dXX", date.year / 100 + offset);
  }
  return {};
}

std::int64_t weekday_near(int weekday, std::int64_t reference, Direction direction) {
  const int back = (weekday_of(reference) - weekday + 7) % 7;
  if (back == 0) return reference;
  return direction == Direction::kFuture ? reference + 7 - back : reference - back;
}

int year_of_month(int month, std::int64_t reference, Direction direction) {
  const CivilDate date = civil_from_days(reference);
  const int distance = month - date.month;  // -11..11
  if (direction == Direction::kPast) return distance > 0 ? date.year - 1 : date.year;
  if (direction == Direction::kFuture) return distance < 0 ? date.year + 1 : date.year;
  if (distance > 6) return date.year - 1;
  if (distance < -5) return date.year + 1;
  return date.year;
}

std::optional<std::string> duration_value(double count, std::string_view unit_code) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kLetters = {
      {{"seconds", "TS"},
       {"minutes", "TM"},
       {"hours", "TH"},
       {"days", "D"},
       {"weeks", "W"},
       {"months", "M"},
       {"quarters", "Q"},
       {"years", "Y"},
       {"decades", "E"},
       {"centuries", "C"}}};
  for (const auto& [code, letters] : kLetters) {
    if (unit_code != code) continue;
    std::string value = letters[0] == 'T' ? "PT" : "P";
    value += count == std::floor(count) && std::fabs(count) < 1e9 ? formatted("%.0f", count)
                                                                  : formatted("%g", count);
    value += letters.back();
    return value;
  }
  return std::nullopt;
}

}  // namespace tellings
