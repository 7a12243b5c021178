#include "text/quote_marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace tellings {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> contents(const std::string& paragraph) {
  std::vector<std::string> out;
  for (const QuoteRun& run : find_quote_runs(paragraph)) out.emplace_back(run.content.in(paragraph));
  return out;
}

TEST(QuoteMarks, EveryStyle) {
  EXPECT_THAT(contents("“We go,” she said."), ElementsAre("We go,"));
  EXPECT_THAT(contents("\"We go,\" she said."), ElementsAre("We go,"));
  EXPECT_THAT(contents("‘We go,’ she said."), ElementsAre("We go,"));
  EXPECT_THAT(contents("'We go,' she said."), ElementsAre("We go,"));
  EXPECT_THAT(contents("''We go,'' she said. ''It's the workers' choice.''"),
              ElementsAre("We go,", "It's the workers' choice."));
  EXPECT_THAT(contents("«We go», she said."), ElementsAre("We go"));
  EXPECT_THAT(contents("„We go“, she said."), ElementsAre("We go"));
}

TEST(QuoteMarks, ApostrophesAreNoMarks) {
  EXPECT_THAT(contents("The workers' choice isn't the boss's, O'Brien said in the '90s."), IsEmpty());
  EXPECT_THAT(contents("The workers’ choice isn’t the boss’s, ’em ’90s rock ’n’ roll."), IsEmpty());
  EXPECT_THAT(contents("'It's the workers' choice and we can't stop,' he said. 'It isn't over.'"),
              ElementsAre("It's the workers' choice and we can't stop,", "It isn't over."));
}

TEST(QuoteMarks, NestThreeDeep) {
  const std::string text = "“He said, ‘She told me “go” twice’, and left,” it read.";
  const auto runs = find_quote_runs(text);
  ASSERT_EQ(runs.size(), 2U);  // a double mark inside closes the outer one only where no single one is open
  EXPECT_EQ(runs[0].depth, 0U);
}

TEST(QuoteMarks, NestedRunKnowsItsDepth) {
  const std::string text = "“They told us, ‘Log it and carry on’,” he said.";
  const auto runs = find_quote_runs(text);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].depth, 0U);
  EXPECT_EQ(runs[1].depth, 1U);
  EXPECT_EQ(runs[1].content.in(text), "Log it and carry on");
}

TEST(QuoteMarks, NeverClosed) {
  EXPECT_THAT(contents("Boss Ann Lee fumed: 'We told them. Now we count."),
              ElementsAre("We told them. Now we count."));
  const auto runs = find_quote_runs("“It rings.");
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_FALSE(runs[0].closed);
}

TEST(QuoteMarks, NeverClosedEndsBeforeTheAttribution) {
  EXPECT_THAT(contents("“You cannot feed a child with a cheque, he told them, to loud cheers."),
              ElementsAre("You cannot feed a child with a cheque,"));
  EXPECT_THAT(contents("“We are ready, she said. “We have always been.”"),
              ElementsAre("We are ready,", "We have always been."));
}

TEST(QuoteMarks, MisplacedClosingMark) {
  EXPECT_THAT(contents("“The safety of all is our main concern, “he said.” We call on all sides."),
              ElementsAre("The safety of all is our main concern,", "We call on all sides."));
  EXPECT_THAT(contents("“No one builds for orders that won't come, “she said."),
              ElementsAre("No one builds for orders that won't come,"));
  EXPECT_THAT(contents("“We stay in touch,“he said."), ElementsAre("We stay in touch,"));
}

TEST(QuoteMarks, ClosingMarkOfAnotherShape) {
  EXPECT_THAT(contents("“We go,\" she said."), ElementsAre("We go,"));
  EXPECT_THAT(contents("”We go,” she said."), ElementsAre("We go,"));
}

TEST(QuoteMarks, FiftyKilobytes) {
  const std::string words(50'000, 'a');
  EXPECT_THAT(contents("“" + words + ",” she said."), ElementsAre(words + ","));
}

TEST(QuoteMarks, OnlyMarks) {
  EXPECT_THAT(contents("\"\"\"\"\"''''“”‘’«»"), IsEmpty());
  EXPECT_THAT(contents(""), IsEmpty());
}

}  // namespace
}  // namespace tellings
