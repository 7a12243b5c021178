#include "annotate/rules.h"

#include <gmock/gmock.h>

#include <set>

#include "annotate/reading_fixture.h"

namespace tellings {
namespace {

TEST(Rules, EachHasANameOfItsOwn) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    const auto rule = static_cast<Rule>(i);
    EXPECT_TRUE(names.insert(name_of(rule)).second) << name_of(rule);
    EXPECT_EQ(rule_named(name_of(rule)), rule);
  }
  EXPECT_EQ(rule_named("no such rule"), std::nullopt);
}

TEST(Rules, OnlyWhatIsLeftOutIsNotUsed) {
  Rules rules;
  rules.leave_out(Rule::kDirections);
  EXPECT_FALSE(rules.uses(Rule::kDirections));
  EXPECT_TRUE(rules.uses(Rule::kDefinitions));
}

TEST_F(ReadingTest, WithoutTheRuleOfAccordingToNothingIsReported) {
  read({"Two sailors died in the storm, according to the National Rescue Service."});
  EXPECT_EQ(notes_.quotes.size(), 1U);
  Rules rules;
  rules.leave_out(Rule::kAccordingTo);
  EXPECT_TRUE(annotate(notes_.document, rules).quotes.empty());
}

}  // namespace
}  // namespace tellings
