// What is said to have happened: over real parses.
#include "annotate/statement.h"

#include <gmock/gmock.h>

#include "annotate/reading_fixture.h"

namespace tellings {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class StatementTest : public ReadingTest {
 protected:
  // "subject|predicate|object" with "not", "maybe", "will" and who says so.
  [[nodiscard]] std::vector<std::string> stated() const {
    std::vector<std::string> out;
    for (const Statement& statement : notes_.statements) {
      std::string line = at(*statement.subject) + "|";
      if (statement.polarity == Polarity::kNegated) line += "not ";
      if (statement.certainty == Certainty::kHedged) line += "maybe ";
      if (statement.tense == Tense::kFuture) line += "will ";
      line += statement.lemma;
      if (statement.object) line += "|" + at(*statement.object);
      if (statement.according_to) line += " (" + at(*statement.according_to) + ")";
      out.push_back(line);
    }
    return out;
  }
};

TEST_F(StatementTest, WhatIsReportedIsToldByWhoReportsIt) {
  read({"Police said four people were killed."});
  EXPECT_THAT(stated(), ElementsAre("four people|kill (Police)"));
}

TEST_F(StatementTest, HedgesNegationAndTense) {
  read({"The driver may have fled.", "The council did not open the gate.", "The port will close on Monday."});
  EXPECT_THAT(stated(),
              ElementsAre("The driver|maybe flee", "The council|not open|the gate", "The port|will close"));
}

TEST_F(StatementTest, ACopulaGivesWhatItSays) {
  read({"The bridge is unsafe.", "Nobody was hurt."});
  EXPECT_THAT(stated(), ElementsAre("The bridge|unsafe|unsafe", "Nobody|not hurt"));
}

TEST_F(StatementTest, JoinedClausesShareTheirSubject) {
  read({"The crew left the ship and reached the shore."});
  EXPECT_THAT(stated(), ElementsAre("The crew|leave|the ship", "The crew|reach|the shore"));
}

TEST_F(StatementTest, WordsInMarksAreSaidByTheSpeaker) {
  read({"“The pump failed,” Helen Strand said."});
  ASSERT_EQ(notes_.statements.size(), 1U);
  ASSERT_TRUE(notes_.statements.front().holder.has_value());
  EXPECT_EQ(notes_.names[*notes_.statements.front().holder].name, "Helen Strand");
}

TEST_F(StatementTest, FiguresTimesAndNamesOfTheClauseAreFound) {
  read({"Helen Strand sold 40 boats on Monday."}, "2024-05-14T10:00:00Z");
  ASSERT_EQ(notes_.statements.size(), 1U);
  const Statement& statement = notes_.statements.front();
  EXPECT_THAT(statement.figures, ElementsAre(0U));
  EXPECT_THAT(statement.times, ElementsAre(0U));
  EXPECT_THAT(statement.names, ElementsAre(0U));
}

TEST_F(StatementTest, NoPredicateNoStatement) {
  read({"A long night at the port.", "To flee or to stay?"});
  EXPECT_THAT(stated(), IsEmpty());
}

}  // namespace
}  // namespace tellings
