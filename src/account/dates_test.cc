#include "account/dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tellings {
namespace {

std::vector<std::string> values(std::string_view text) {
  std::vector<std::string> result;
  for (const TimeFound& found : find_times(text)) result.push_back(found.time.value);
  return result;
}

using testing::ElementsAre;
using testing::IsEmpty;

struct Case {
  const char* printed;
  const char* value;
};

class Dates : public testing::TestWithParam<Case> {};
TEST_P(Dates, AreRead) {
  EXPECT_THAT(values(GetParam().printed), ElementsAre(GetParam().value)) << GetParam().printed;
}
INSTANTIATE_TEST_SUITE_P(
    Forms, Dates,
    testing::Values(Case{"Jan. 3, 2020", "2020-01-03"}, Case{"3 January 2020 14:20 GMT", "2020-01-03T14:20Z"},
                    Case{" date 2020-01-03 advertisement", "2020-01-03"},
                    Case{"Tuesday, 14 May 2024, 17:20", "2024-05-14T17:20"},
                    Case{"PUBLISHED: 14:05, 14 May 2024", "2024-05-14T14:05"},
                    Case{"24.07.2024, 20:30", "2024-07-24T20:30"},
                    Case{"Published 10:10 p.m. Aug. 14, 2024", "2024-08-14T22:10"},
                    Case{"Wednesday August 14 2024, 12.20pm, The Chronicle", "2024-08-14T12:20"},
                    Case{"Thu, August 15th 2024 at 7:00 AM", "2024-08-15T07:00"},
                    Case{"14 August 2024, 07:30 CEST", "2024-08-14T07:30+02:00"},
                    Case{"2020-01-03T14:20:05Z", "2020-01-03T14:20:05Z"},
                    Case{"2020-01-03 14:20 -0500", "2020-01-03T14:20-05:00"},
                    Case{"25/12/2023", "2023-12-25"}, Case{"12/25/2023", "2023-12-25"},
                    Case{"in March 2023 alone", "2023-03"}, Case{"1er août 2023 à", "2023-08-01"},
                    Case{"3. März 2021", "2021-03-03"}, Case{"May 14 2024 1030 GMT", "2024-05-14T10:30Z"},
                    Case{"12:05 am on 1 June 2024", "2024-06-01T00:05"},
                    Case{"14 August 2024 08:30 CEST+02:00", "2024-08-14T08:30+02:00"},
                    Case{"14 August 2024 08:30 GMT+2", "2024-08-14T08:30+02:00"},
                    Case{"14 August 2024 08:30 (UTC+02:00)", "2024-08-14T08:30+02:00"},
                    Case{"Mara LindqvistApr 2, 2031", "2031-04-02"}));

TEST(DatesThatAreNone, AreLeftAlone) {
  for (const char* text :
       {"2012-13", "31/02/2023", "03/04/2020", "version 1.5.2024.7", "12.8-13.0 TeV", "May 14", "at 14:20",
        "call 2020-01-03-4", "30 February 2020", "in 2020", "850 troops"}) {
    EXPECT_THAT(values(text), IsEmpty()) << text;
  }
}

TEST(Dates, SpanCoversWhatIsPrinted) {
  const std::string text = "Updated: Tues. 14 May 2024, 5 p.m. EDT – more";
  const auto found = find_times(text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].time.printed, "Tues. 14 May 2024, 5 p.m. EDT");
  EXPECT_EQ(found[0].time.zone_minutes, -240);
}

TEST(Dates, TwoInALine) {
  EXPECT_THAT(values("PUBLISHED: 14:05, 14 May 2024 | UPDATED: 14:09, 15 May 2024"),
              ElementsAre("2024-05-14T14:05", "2024-05-15T14:09"));
}

}  // namespace
}  // namespace tellings
