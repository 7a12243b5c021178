#include "base/printed_time.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

TEST(PrintedTime, KeepsThePrecisionThatWasPrinted) {
  EXPECT_EQ(parse_iso_time("2020")->precision, TimePrecision::kYear);
  EXPECT_EQ(parse_iso_time("2020-01")->precision, TimePrecision::kMonth);
  EXPECT_EQ(parse_iso_time("2020-01-03")->precision, TimePrecision::kDay);
  EXPECT_EQ(parse_iso_time("2020-01-03T14:20Z")->precision, TimePrecision::kMinute);
  const auto full = parse_iso_time("2020-01-03T14:20:05.250+02:00");
  ASSERT_TRUE(full);
  EXPECT_EQ(full->precision, TimePrecision::kSecond);
  EXPECT_EQ(full->value, "2020-01-03T14:20:05+02:00");
  EXPECT_EQ(full->zone_minutes, 120);
}

TEST(PrintedTime, RefusesWhatIsNoTime) {
  for (const char* bad :
       {"", "20", "2020-13", "2020-02-30", "2020-01-03T25:00Z", "2020-01-03T14:20:05+99:00", "2020-01-03x"})
    EXPECT_FALSE(parse_iso_time(bad)) << bad;
}

TEST(PrintedTime, EarlierOnlyWhereIntervalsDoNotOverlap) {
  const auto day = parse_iso_time("2020-01-03")->interval();
  const auto same_day = parse_iso_time("2020-01-03T14:20:00Z")->interval();
  const auto later = parse_iso_time("2020-01-05T00:00:00Z")->interval();
  EXPECT_FALSE(day.before(same_day));
  EXPECT_FALSE(same_day.before(day));
  EXPECT_TRUE(day.before(later));
}

TEST(PrintedTime, ZoneShiftsTheInstant) {
  const auto east = parse_iso_time("2020-01-03T14:00:00+02:00")->interval();
  const auto utc = parse_iso_time("2020-01-03T12:00:00Z")->interval();
  EXPECT_EQ(east.begin, utc.begin);
}

TEST(PrintedTime, CivilDatesRoundTrip) {
  for (std::int64_t day = -200000; day < 200000; day += 37) {
    const CivilDate date = civil_from_days(day);
    EXPECT_EQ(days_from_civil(date.year, date.month, date.day), day);
  }
  EXPECT_EQ(weekday_of(days_from_civil(2020, 1, 3)), 4);  // a Friday
}

}  // namespace
}  // namespace tellings
