// Where quotations begin and end: over real parses.
#include "annotate/quotes.h"

#include <gmock/gmock.h>

#include "annotate/reading_fixture.h"

namespace tellings {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class QuotesTest : public ReadingTest {
 protected:
  // What is said with its marks and the clause around them.
  [[nodiscard]] std::vector<std::string> marked() const {
    std::vector<std::string> out;
    for (const Quote& quote : notes_.quotes)
      for (const ByteSpan piece : quote.marked) out.push_back(at(piece));
    return out;
  }
};

TEST_F(QuotesTest, NestedMarksThatCloseWithTheWords) {
  read({"\"It feels like, 'We can put this off,'\" Helen Strand said. \"That is not so.\""});
  EXPECT_THAT(sayings(),
              Contains("direct|Helen Strand|It feels like, 'We can put this off,' … That is not so."));
}

TEST_F(QuotesTest, AClauseThatBeginsInMarksGoesOn) {
  read({"He said “budget reforms” and the collection of unpaid taxes would help finance them."});
  EXPECT_THAT(marked(),
              Contains("“budget reforms” and the collection of unpaid taxes would help finance them"));
}

TEST_F(QuotesTest, AClosingMarkGoesWithTheClause) {
  read({"The board announced that the claim about “thousands of cracks” in the wall is “true.”"});
  EXPECT_THAT(marked(), Contains(::testing::EndsWith("“true.”")));
}

TEST_F(QuotesTest, TitlesOfWorksAreNoSpeech) {
  read({"Helen Strand told the story on “Harbour Lights at Nine,” and went home."});
  EXPECT_THAT(marked(), IsEmpty());
}

TEST_F(QuotesTest, AHeadingInOtherMarksDoesNotGoOnWithTheSpeech) {
  read({"\"These are strange days,\" Helen Strand said. \"I am not sure that he can pull it off.\"",
        "'A Long Way Home.'", "The mine had been shut for years."});
  EXPECT_THAT(sayings(),
              ElementsAre("direct|Helen Strand|These are strange days, … I am not sure that he can "
                          "pull it off."));
}

TEST_F(QuotesTest, TurnsOfATranscript) {
  read({"Partial transcript as follows:", "DELGADO: We checked every lamp.", "HOST: And the tunnel?",
        "DELGADO: It is “as safe as a church.”"});
  EXPECT_THAT(sayings(), ElementsAre("direct|DELGADO|We checked every lamp.", "direct|HOST|And the tunnel?",
                                     "direct|DELGADO|It is “as safe as a church.”"));
}

TEST_F(QuotesTest, OneColonAfterCapitalsIsNoTranscript) {
  read({"WATCH: The tunnel opens at nine.", "The mayor was there."});
  EXPECT_THAT(marked(), IsEmpty());
}

TEST_F(QuotesTest, AHeadlineQuotesWhoSpeaksBelow) {
  read({"‘You count the hours’: Millport waits", "‘You count the hours until he rings,’ Helen Strand said."});
  EXPECT_THAT(sayings(), Contains("direct|Helen Strand|You count the hours"));
}

TEST_F(QuotesTest, AClauseGoesOnPastItsMarksToWhoSaysIt) {
  read({"“You pushed the staff to breaking point” to drive up the price of the shares, she said."});
  EXPECT_THAT(marked(),
              ElementsAre("“You pushed the staff to breaking point” to drive up the price of the shares"));
}

TEST_F(QuotesTest, AfterADashTheAccountSpeaks) {
  read({"The critic likened the rules to “burning the charter” - a charge that stung."});
  EXPECT_THAT(marked(), Contains(::testing::EndsWith("“burning the charter”")));
}

TEST_F(QuotesTest, AClauseBesideWithItsOwnSubject) {
  read({"The union said the seals were broken, and the mayor, Ana Ruiz, calls it “a farce”."});
  EXPECT_THAT(sayings(), Contains("mixed|Ana Ruiz|a farce"));
}

TEST_F(QuotesTest, APictureAfterTheStopEndsASentence) {
  read({"Helen Strand wrote at noon. “Salt. Sand. We have the lot. 🧂”"});
  EXPECT_THAT(marked(), ElementsAre("“Salt. Sand. We have the lot. 🧂”"));
}

TEST_F(QuotesTest, AJudgementIsNoName) {
  read({"Observers called the count ‘slow and disorderly’.",
        "The pier, which everyone calls ‘the Long Arm’, shut."});
  EXPECT_THAT(sayings(), Contains(::testing::HasSubstr("|slow and disorderly")));
  EXPECT_THAT(sayings(), ::testing::Not(Contains(::testing::HasSubstr("Long Arm"))));
}

}  // namespace
}  // namespace tellings
