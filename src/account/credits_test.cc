#include "account/credits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "account/paragraphs.h"

namespace tellings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> agencies(const std::string& text, std::string_view source = "") {
  auto paragraphs = split_paragraphs(text);
  assign_roles(text, source, "", paragraphs);
  std::vector<std::string> names;
  for (const Credit& credit : find_credits(text, paragraphs, source)) names.push_back(credit.agency);
  return names;
}

const std::string kBody =
    "The ferry left at dawn with forty passengers and did not arrive, the port said.\n\n";

TEST(Credits, Datelines) {
  EXPECT_THAT(agencies("LONDON (Reuters) - " + kBody), ElementsAre("Reuters"));
  EXPECT_THAT(agencies("LISBON, May 14 (AP) — " + kBody), ElementsAre("The Associated Press"));
  EXPECT_THAT(agencies("LISBON (QXW) – " + kBody), ElementsAre("QXW"));
  EXPECT_THAT(agencies("The board (RSB) was told. " + kBody), IsEmpty());
}

TEST(Credits, Lines) {
  EXPECT_THAT(agencies(kBody + "With files from The Associated Press."), ElementsAre("The Associated Press"));
  EXPECT_THAT(agencies(kBody + "Additional reporting by AFP and PA Media"),
              ElementsAre("Agence France-Presse", "PA Media"));
  EXPECT_THAT(agencies(kBody + "Northern Lights Wire"), ElementsAre("Northern Lights Wire"));
  EXPECT_THAT(agencies(kBody + "QXW writer Jo March in Lisbon contributed to this report."),
              ElementsAre("QXW"));
  EXPECT_THAT(agencies(kBody + "Source: Harbour News | Jo March"), ElementsAre("Harbour News"));
  EXPECT_THAT(agencies(kBody + "Copyright 2018 The Associated Press. All rights reserved."),
              ElementsAre("The Associated Press"));
}

TEST(Credits, PeopleAndPicturesAreNone) {
  EXPECT_THAT(agencies(kBody + "With files from Jo March"), IsEmpty());
  EXPECT_THAT(agencies(kBody + "(Reporting by Jo March; Editing by Al Reed)"), IsEmpty());
  EXPECT_THAT(agencies(kBody + "Photo: AFP"), IsEmpty());
}

TEST(Credits, NobodyCreditsHimself) {
  EXPECT_THAT(agencies("LISBON (WQXZ) — " + kBody, "WQXZ News"), IsEmpty());
  EXPECT_THAT(agencies("LISBON (Reuters) — " + kBody, "Reuters"), IsEmpty());
}

TEST(Credits, SpanIsWhatIsPrinted) {
  const std::string text = "By Jo March\nContinental Press\n\n" + kBody + "With files from AP.";
  auto paragraphs = split_paragraphs(text);
  assign_roles(text, "", "", paragraphs);
  const auto credits = find_credits(text, paragraphs, "");
  ASSERT_EQ(credits.size(), 2U);
  EXPECT_EQ(credits[0].span.in(text), "Continental Press");
  EXPECT_EQ(credits[1].span.in(text), "AP");
}

}  // namespace
}  // namespace tellings
