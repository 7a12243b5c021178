#include "watch/version_news.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

Account account(const std::string& title, const std::vector<std::string>& paragraphs) {
  Account out;
  out.id = "a";
  out.source = "Herald";
  out.title = title;
  for (const std::string& paragraph : paragraphs) {
    if (!out.text.empty()) out.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    out.text += paragraph;
    out.paragraphs.push_back({{begin, static_cast<std::uint32_t>(out.text.size())}, Role::kBody});
  }
  return out;
}

const Account kBefore =
    account("Four dead", {"Four people died in the fire at the mill.", "The hall was inspected last March."});

TEST(Amendment, IsToldFromItsWords) {
  for (const char* words :
       {"Retraction: the Lantern has withdrawn this article.", "This article has been retracted.",
        "Editor's note: this story, first published on Monday, has been withdrawn.",
        "We have taken down this report.", "RETRACTED: Tannery owner was warned"})
    EXPECT_EQ(amendment_of(words), Amendment::kRetraction) << words;
  for (const char* words :
       {"Correction: the mill employs 85 people.", "An earlier version of this article misstated the date.",
        "This story was corrected on Tuesday.", "Editor\u2019s note: the quotation has been clarified."})
    EXPECT_EQ(amendment_of(words), Amendment::kCorrection) << words;
  for (const char* words : {"The minister has withdrawn the bill.", "Troops were withdrawn from the city.",
                            "He retracted his statement.", "The house of correction was shut in 1950."})
    EXPECT_FALSE(amendment_of(words)) << words;
}

TEST(VersionNews, ASilentEditShowsBothWordings) {
  const Account now = account(
      "Four dead", {"Four people died in the fire at the mill.", "The hall was inspected four years ago."});
  const auto notice = version_news({}, kBefore, now, true);
  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->kind, NoticeKind::kSilentEdit);
  ASSERT_EQ(notice->facts.size(), 1U);
  EXPECT_EQ(notice->facts[0].text, "The hall was inspected four years ago.");
  EXPECT_EQ(notice->facts[0].before, "The hall was inspected last March.");
  EXPECT_EQ(notice->facts[0].says[0].words, notice->facts[0].text);
  EXPECT_EQ(now.text.substr(notice->facts[0].says[0].start, 10), "The hall w");
}

TEST(VersionNews, WhatIsLeftOutIsTold) {
  const auto notice =
      version_news({}, kBefore, account("Four dead", {"Four people died in the fire at the mill."}), true);
  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->facts[0].text, "left out");
  EXPECT_EQ(notice->facts[0].before, "The hall was inspected last March.");
}

TEST(VersionNews, AnEditThatSaysSoIsNone) {
  const Account now = account(
      "Four dead", {"Seven people died in the fire at the mill.", "The hall was inspected last March."});
  EXPECT_FALSE(version_news({}, kBefore, now, false));
  EXPECT_TRUE(version_news({}, kBefore, now, true));
}

TEST(VersionNews, FurnitureIsNoEdit) {
  Account now = kBefore;
  now.text += "\n\nRead also: the tides";
  now.paragraphs.push_back(
      {{static_cast<std::uint32_t>(kBefore.text.size() + 2), static_cast<std::uint32_t>(now.text.size())},
       Role::kPromotion});
  EXPECT_FALSE(version_news({}, kBefore, now, true));
}

TEST(VersionNews, ACorrectionAndARetractionComeFirst) {
  auto notice = version_news({}, kBefore,
                             account("Four dead", {"Three people died in the fire at the mill.",
                                                   "The hall was inspected last March.",
                                                   "Correction: the number of dead was wrong."}),
                             false);
  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->kind, NoticeKind::kCorrection);
  EXPECT_EQ(notice->facts[0].text, "Correction: the number of dead was wrong.");
  notice = version_news({}, kBefore, account("Four dead", {"This article has been withdrawn."}), true);
  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->kind, NoticeKind::kRetraction);
}

}  // namespace
}  // namespace tellings
