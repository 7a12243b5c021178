#include "annotate/time.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "annotate/time_pattern.h"
#include "base/lexicon.h"

namespace tellings {
namespace {

std::string values_of(std::string_view text, std::optional<std::int64_t> reference) {
  const auto lexemes = lex_numbers(text, {0, static_cast<std::uint32_t>(text.size())});
  const TimeContext context{lexemes, reference, [](std::size_t) { return Direction::kPast; }};
  std::string all;
  for (std::size_t at = 0; at < lexemes.size();) {
    const auto match = match_time(context, at);
    if (match) all += (all.empty() ? "" : " | ") + match->value;
    at = match ? match->end : at + 1;
  }
  return all.empty() ? "none" : all;
}

// testdata/times.tsv: adding a case needs no C++.
TEST(Time, ReadsTheCasesOfTheFile) {
  std::ifstream in(TELLINGS_SOURCE_DIR "/src/annotate/testdata/times.tsv");
  ASSERT_TRUE(in.is_open());
  std::stringstream file;
  file << in.rdbuf();
  const std::string content = file.str();
  const auto cases = read_table(content);
  ASSERT_GT(cases.size(), 45U);
  for (const auto& entry : cases) {
    ASSERT_EQ(entry.size(), 2U) << entry[0];
    EXPECT_EQ(values_of(entry[0], days_from_civil(2020, 1, 3)), entry[1]) << entry[0];
  }
}

TEST(Time, WithoutTheAccountsDayKeepsWhatCanBeSaid) {
  EXPECT_EQ(values_of("on Tuesday", {}), "XXXX-WXX-2");
  EXPECT_EQ(values_of("last week", {}), "PAST_REF");
  EXPECT_EQ(values_of("on May 5", {}), "XXXX-05-05");
  EXPECT_EQ(values_of("on May 5, 2019", {}), "2019-05-05");
}

TEST(TimeValue, WeekdayLooksWhereTheSentenceLooks) {
  const std::int64_t friday = days_from_civil(2020, 1, 3);
  EXPECT_EQ(day_value(weekday_near(1, friday, Direction::kPast)), "2019-12-31");
  EXPECT_EQ(day_value(weekday_near(1, friday, Direction::kFuture)), "2020-01-07");
  EXPECT_EQ(day_value(weekday_near(4, friday, Direction::kFuture)), "2020-01-03");
}

TEST(TimeValue, IsoWeekBelongsToTheYearOfItsThursday) {
  EXPECT_EQ(week_value(days_from_civil(2019, 12, 31)), "2020-W01");
  EXPECT_EQ(week_value(days_from_civil(2021, 1, 3)), "2020-W53");
}

}  // namespace
}  // namespace tellings
