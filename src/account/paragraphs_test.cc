#include "account/paragraphs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "account/plain_form.h"

namespace tellings {
namespace {

using testing::ElementsAre;

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> result;
  for (const Paragraph& paragraph : split_paragraphs(text)) result.emplace_back(paragraph.span.in(text));
  return result;
}

TEST(SplitParagraphs, ABlankLinePartsThem) {
  EXPECT_THAT(split("One\ngoes on.\n \n  Two. \n\n\nThree."), ElementsAre("One\ngoes on.", "Two.", "Three."));
}

TEST(SplitParagraphs, WhereThereIsNoBlankLineALineEndDoes) {
  EXPECT_THAT(split("\n\nOne.\nTwo.\n"), ElementsAre("One.", "Two."));
}

TEST(SplitParagraphs, NothingGivesNothing) {
  EXPECT_THAT(split(""), ElementsAre());
  EXPECT_THAT(split(" \n\n "), ElementsAre());
}

constexpr std::string_view kStory =
    "The ferry left the harbour at dawn with forty passengers and did not arrive.\n\n"
    "“We heard one call and then nothing,” the harbour master, Ana Brill, said on Monday.\n\n";

std::vector<Role> roles(const std::string& text, std::string_view source = "", std::string_view title = "") {
  auto paragraphs = split_paragraphs(text);
  assign_roles(text, source, title, paragraphs);
  std::vector<Role> result;
  for (const Paragraph& paragraph : paragraphs) result.push_back(paragraph.role);
  return result;
}

// The role of `line` before, within and behind a story.
Role before(const std::string& line) { return roles(line + "\n\n" + std::string(kStory))[0]; }
Role behind(const std::string& line) { return roles(std::string(kStory) + line)[2]; }
Role within(const std::string& line) {
  return roles(std::string(kStory) + line + "\n\n" + std::string(kStory))[2];
}

TEST(PlainForm, IsAsciiAndKeepsCapitals) {
  EXPECT_EQ(plain_form(" © Zoë’s –  5 €\u200B… Ж字☕ "), "(c) Zoe's - 5 $... Xx~");
}

TEST(Roles, LabelsTellWhereverTheyStand) {
  for (const char* line : {"Advertisement", "ADVERTISEMENT: Fresh tyres", "Sponsored content"})
    EXPECT_EQ(within(line), Role::kAdvertisement) << line;
  for (const char* line :
       {"Read more: What the ferry carried", "Follow Ana on Twitter", "Sign up for our daily newsletter",
        "Support independent journalism. Give from £2 a month"}) {
    EXPECT_EQ(within(line), Role::kPromotion) << line;
  }
  for (const char* line : {"With files from The Associated Press.",
                           "(Reporting by Jo March; Editing by Al Reed)", "Additional reporting by AFP"}) {
    EXPECT_EQ(within(line), Role::kCredit) << line;
  }
  for (const char* line : {"Photo: Jo March", "The harbour in 2018. Photo via SomeAgency/POOL.",
                           "A boat at anchor (Jo March/The Gazette)"}) {
    EXPECT_EQ(within(line), Role::kCaption) << line;
  }
  EXPECT_EQ(within("We use cookies to improve your visit. Accept all"), Role::kNavigation);
  EXPECT_EQ(within("23 comments"), Role::kComment);
  EXPECT_EQ(within("22414247"), Role::kOther);
}

TEST(Roles, ShapesTellBylinesAndStamps) {
  for (const char* line : {"By Jo March", "BY JO MARCH, CRIME REPORTER", "Jo March and Al Reed",
                           "Staff reporter", "By our correspondent"}) {
    EXPECT_EQ(before(line), Role::kByline) << line;
  }
  for (const char* line : {"14 May 2024, 17:20", "Updated 10:40 pm", "Last updated 14 May 2024 20:10",
                           "Lisbon, 14 August 2024, 07:30 CEST"}) {
    EXPECT_TRUE(before(line) == Role::kDateline || before(line) == Role::kByline) << line;
  }
}

TEST(Roles, AFragmentIsAHeadingWithinAndFurnitureBehindTheStory) {
  EXPECT_EQ(within("What the owners knew"), Role::kHeading);
  EXPECT_EQ(behind("What else the week brought"), Role::kOther);
  EXPECT_EQ(before("Ferry with forty aboard is missing off the coast"), Role::kHeading);
}

TEST(Roles, SentencesStayBody) {
  for (const char* line :
       {"By eight the canteen was full and nobody was eating.",
        "Read the letter aloud, the judge said, and he did.",
        "She shared the photo with police on 14 May 2024.", "Hundreds signed up to help with the search.",
        "The advertisement was withdrawn after two days of complaints.",
        "“Follow me,” the captain said on Twitter, and they did.", "His own count is 52.",
        "More than 300 operations have now been postponed, she said.",
        "The minister, who supports local journalism, said the fund would grow."}) {
    EXPECT_EQ(within(line), Role::kBody) << line;
    EXPECT_EQ(behind(line), Role::kBody) << line;
  }
}

TEST(Roles, ARuleDrawnByHandIsNoLink) {
  EXPECT_EQ(before("___"), Role::kOther);
  EXPECT_EQ(within("_____"), Role::kOther);
  EXPECT_EQ(behind("* * *"), Role::kOther);
}

TEST(Roles, CorrectionsAreContent) {
  EXPECT_EQ(behind("Correction: An earlier version of this article gave the wrong harbour."),
            Role::kCorrection);
  EXPECT_EQ(behind("An earlier version of this story misstated the number of passengers."),
            Role::kCorrection);
}

TEST(Roles, TitleInTheTextIsAHeading) {
  EXPECT_EQ(roles("Ferry missing\n\n" + std::string(kStory), "", "Ferry Missing")[0], Role::kHeading);
}

TEST(Roles, OutletsOwnLineIsFurniture) {
  EXPECT_EQ(roles(std::string(kStory) + "The Gazette, your coast", "The Gazette")[2], Role::kOther);
}

TEST(Roles, ATextWithoutFullStopsKeepsItsLines) {
  EXPECT_THAT(roles("one line about the harbour and the missing boat\nanother line of the same kind here"),
              testing::Each(testing::Not(Role::kOther)));
}

}  // namespace
}  // namespace tellings
