#include "text/quote_repair.h"

#include <gtest/gtest.h>

#include <string>

namespace tellings {
namespace {

std::string repaired(std::string_view text) { return repair_quotes(text).text(); }

TEST(QuoteRepair, LeavesCleanCopyAlone) {
  for (const char* text : {"“We go,” she said. “Now.”", "The workers' choice (\"no\") isn't new.", "plain",
                           "", "‘Yes,’ he said — ‘no.’"}) {
    EXPECT_EQ(repaired(text), text);
    EXPECT_FALSE(repair_quotes(text).changed());
  }
}

TEST(QuoteRepair, SetsBlanksAtGluedMarks) {
  EXPECT_EQ(repaired("“We are in touch,”he said.“Now we go.”"), "“We are in touch,” he said. “Now we go.”");
  EXPECT_EQ(repaired("the \"main\"issue"), "the \"main\" issue");
}

TEST(QuoteRepair, MovesAMisplacedMark) {
  EXPECT_EQ(repaired("“All is our concern, “he said.” We call."), "“All is our concern,“ he said. ”We call.");
}

TEST(QuoteRepair, TakesOutInvisibleCharacters) {
  EXPECT_EQ(repaired("ex\u00ADplo\u200Bsion \u202Eof\u202C grain"), "explosion of grain");
}

TEST(QuoteRepair, MapsBackToThePrintedText) {
  const std::string printed = "“In touch,”he sa\u00ADid.";
  const RepairedText fixed = repair_quotes(printed);
  const auto at = static_cast<std::uint32_t>(fixed.text().find("he said"));
  EXPECT_EQ(fixed.printed({at, at + 2}).in(printed), "he");
  EXPECT_EQ(fixed.printed({at + 3, at + 7}).in(printed), "sa\u00ADid");
}

TEST(QuoteRepair, MovedMarkKeepsItsPlace) {
  const std::string printed = "“Our concern, “he said.";
  const RepairedText fixed = repair_quotes(printed);
  const auto mark = static_cast<std::uint32_t>(fixed.text().find("“", 3));
  EXPECT_EQ(fixed.printed({mark, mark + 3}).in(printed), "“");
  EXPECT_EQ(fixed.printed({mark, mark + 3}).begin, printed.find("“", 3));
}

}  // namespace
}  // namespace tellings
