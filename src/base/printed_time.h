// A time as an account prints it, with the precision it was printed in. A day is never midnight.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tellings {

enum class TimePrecision : std::uint8_t { kYear, kMonth, kDay, kMinute, kSecond };

// The name used in the collation document: "year", "month", "day", "minute", "second".
std::string_view name_of(TimePrecision precision);

// Half-open interval of UTC seconds since 1970 in which the time lies.
struct TimeInterval {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  // True only where the whole of this lies before the whole of `other`: what "earlier" may be taken from.
  [[nodiscard]] bool before(const TimeInterval& other) const { return end <= other.begin; }
};

struct PrintedTime {
  std::string printed;  // "Jan. 3, 2020"
  std::string value;  // ISO 8601, cut at its precision: "2020", "2020-01", "2020-01-03", "2020-01-03T14:20Z",
                      // "...:05+02:00"
  TimePrecision precision = TimePrecision::kDay;
  std::optional<int> zone_minutes;  // east of UTC; nothing where none is printed

  // Where the instant can lie. Without a zone the interval is wider by 14 hours before and 12 after.
  [[nodiscard]] TimeInterval interval() const;

  bool operator==(const PrintedTime&) const = default;
};

// Reads ISO 8601 / RFC 3339 in the precisions above ("2020-01-03", "2020-01-03T14:20:00Z", "2020-01-03
// 14:20"). Nothing where `text` is none. A given time of exactly 00:00:00Z stays a time: only its printer
// knows better.
std::optional<PrintedTime> parse_iso_time(std::string_view text);

// Days since 1970-01-01 of a proleptic Gregorian date (H. Hinnant, "chrono-compatible low-level date
// algorithms").
std::int64_t days_from_civil(int year, int month, int day);

struct CivilDate {
  int year = 1970;
  int month = 1;
  int day = 1;
};
CivilDate civil_from_days(std::int64_t days);

// 0 = Monday ... 6 = Sunday.
int weekday_of(std::int64_t days);

}  // namespace tellings
