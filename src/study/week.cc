#include "study/week.h"

#include <fmt/format.h>

#include <cstdint>

#include "base/printed_time.h"

namespace tellings {
namespace {
constexpr std::int64_t kDay = 86400;
}

std::string iso_week(std::string_view published) {
  const std::size_t day_ends = std::string_view("2024-05-14").size();
  auto time = parse_iso_time(published.substr(0, day_ends));
  if (!time || time->precision != TimePrecision::kDay) return "";
  time->zone_minutes = 0;
  const std::int64_t begin = time->interval().begin;
  const std::int64_t day = begin / kDay - (begin % kDay < 0 ? 1 : 0);
  // A week is of the year that its Thursday is in.
  const std::int64_t thursday = day - weekday_of(day) + 3;
  const int year = civil_from_days(thursday).year;
  return fmt::format("{:04}-W{:02}", year, (thursday - days_from_civil(year, 1, 1)) / 7 + 1);
}

}  // namespace tellings
