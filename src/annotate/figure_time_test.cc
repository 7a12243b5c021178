#include "annotate/figure_time.h"

#include <gmock/gmock.h>

#include "annotate/reading_fixture.h"

namespace tellings {
namespace {

using ::testing::ElementsAre;

// Accounts of Sunday, 12 May 2024, told at 20:00.
class FigureTimeTest : public ReadingTest {
 protected:
  [[nodiscard]] std::vector<std::string> dated(const std::string& sentence) {
    read({sentence}, "2024-05-12T20:00:00Z");
    std::vector<std::string> out;
    for (const Figure& figure : notes_.figures) out.push_back(at(figure.number) + " " + figure.as_of);
    return out;
  }
};

TEST_F(FigureTimeTest, TheEndOfACount) {
  EXPECT_THAT(dated("By 6 p.m. on Sunday at least 40 people had died, officials said."),
              ElementsAre("40 2024-05-12T18:00"));
  EXPECT_THAT(dated("Officials had counted 31 injured as of Friday."), ElementsAre("31 2024-05-10"));
}

TEST_F(FigureTimeTest, OnTheNumberItself) {
  EXPECT_THAT(dated("The toll rose to nine, up from four on Thursday."),
              ElementsAre("nine ", "four 2024-05-09"));
}

TEST_F(FigureTimeTest, AVerbThatStatesALevel) {
  EXPECT_THAT(dated("Turnout stood at 58 percent on Saturday."), ElementsAre("58 2024-05-11"));
}

TEST_F(FigureTimeTest, AVerbOrADocumentThatReports) {
  EXPECT_THAT(dated("The ministry said on Friday that 12 people were hurt."), ElementsAre("12 2024-05-10"));
  EXPECT_THAT(dated("“We have 12 beds,” Helen Strand said on Friday."), ElementsAre("12 2024-05-10"));
  EXPECT_THAT(dated("The mission has up to 180 members, according to a release from June 2023."),
              ElementsAre("180 2023-06"));
}

TEST_F(FigureTimeTest, WhenItHappenedIsNoTimeOfTheCount) {
  EXPECT_THAT(dated("Four workers died in the blast on Friday."), ElementsAre("Four "));
  EXPECT_THAT(dated("Divers found 12 bodies on Friday, police said."), ElementsAre("12 "));
}

TEST_F(FigureTimeTest, APlanIsNoCount) {
  EXPECT_THAT(dated("The board wants to save $40 million by 2026."), ElementsAre("40 million "));
}

TEST_F(FigureTimeTest, AClockOfAnotherZoneGivesTheDayAlone) {
  EXPECT_THAT(dated("The party had taken 24 seats by 1.30 a.m."), ElementsAre("24 2024-05-12"));
}

TEST_F(FigureTimeTest, WithoutADateOfTheAccountARelativeDayIsLeftOpen) {
  read({"The ministry said on Friday that 12 people were hurt."});
  ASSERT_EQ(notes_.figures.size(), 1U);
  EXPECT_EQ(notes_.figures.front().as_of, "");
}

}  // namespace
}  // namespace tellings
