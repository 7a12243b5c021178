#include "pipeline/decisions.h"

#include <gtest/gtest.h>

#include "collate/collation_fixture.h"

namespace tellings {
namespace {

const std::string kFirst(64, 'a');   // sha256 of a1 in the fixture
const std::string kSecond(64, 'b');  // of b2

std::vector<Decision> read(const std::string& lines) {
  auto out = read_decisions(lines);
  EXPECT_TRUE(out) << out.error().message;
  return out ? *out : std::vector<Decision>{};
}

std::string line(const std::string& account, const std::string& action, const std::string& value,
                 const std::string& place = "") {
  return R"({"target": {"account": ")" + account + "\"" + place + R"(}, "do": ")" + action +
         R"(", "value": ")" + value + R"(", "by": "desk"})" + "\n";
}

TEST(Decisions, LinesAreReadAndFaultsNamed) {
  const auto decisions = read("{\"format\": \"tellings.decisions/1\"}\n\n" + line(kFirst, "note", "x"));
  ASSERT_EQ(decisions.size(), 1U);
  EXPECT_EQ(decisions[0].by, "desk");
  for (const char* bad : {"{", "{\"do\": \"note\"}", "{\"format\": \"other/1\"}", "7",
                          "{\"target\": {\"account\": \"x\", \"start\": -1, \"end\": 2}, \"do\": \"note\"}"})
    EXPECT_FALSE(read_decisions(bad)) << bad;
}

TEST(Decisions, TheFormOfThePageIsRead) {
  const auto decisions = read(
      R"({"format": "tellings.decisions/1", "target": [{"sha256": "x", "start": 1, "end": 2}, {"sha256": "y", "start": 0, "end": 1}], "do": "not derived", "by": "", "at": "", "note": "n"})");
  ASSERT_EQ(decisions.size(), 1U);
  EXPECT_EQ(decisions[0].account, "x");
  EXPECT_EQ(decisions[0].value, "y");
  EXPECT_TRUE(decisions[0].place);
}

TEST(Decisions, ADateReplacesAndTheMachinesStaysBeside) {
  std::vector<Account> accounts = {*sample_collation().stories[0].accounts[1]};
  auto decisions = read(line(kSecond, "date", "2020-02-02") + line(kSecond, "exclude", ""));
  EXPECT_EQ(decide_before(decisions, accounts), std::vector<std::string>{"b2"});
  EXPECT_EQ(accounts[0].published->value, "2020-02-02");
  EXPECT_EQ(decisions[0].machine, "2020-01-04");
}

TEST(Decisions, ASpeakerIsGivenAtItsPlace) {
  Collation collation = sample_collation();
  auto decisions = read(line(kSecond, "speaker", "Moe", R"(, "start": 16, "end": 20)"));
  decide_after(decisions, collation);
  EXPECT_TRUE(decisions[0].applied) << decisions[0].why_not;
  EXPECT_EQ(decisions[0].machine, "Lind");
  EXPECT_EQ(collation.stories[0].utterances[0].witnesses[1].speaker_name, "Moe");
  EXPECT_EQ(collation.stories[0].utterances[0].witnesses[0].speaker_name, "Lind");
}

TEST(Decisions, WithoutItsEdgeAnAccountCountsForItself) {
  Collation collation = sample_collation();
  collation.stories[0].claims[0].status = ClaimStatus::kSingleSource;
  collation.stories[0].claims[0].accounts = {0, 1};
  auto decisions = read(line(kSecond, "not derived", kFirst));
  decide_after(decisions, collation);
  EXPECT_TRUE(decisions[0].applied);
  EXPECT_EQ(collation.stories[0].stemma.independent_groups.size(), 2U);
  EXPECT_EQ(collation.stories[0].claims[0].status, ClaimStatus::kConfirmed);
  auto back = read(line(kSecond, "derived", kFirst));
  decide_after(back, collation);
  EXPECT_EQ(collation.stories[0].claims[0].status, ClaimStatus::kSingleSource);
}

TEST(Decisions, NoEdgeMakesACircle) {
  Collation collation = sample_collation();
  auto decisions = read(line(kFirst, "derived", kSecond));
  decide_after(decisions, collation);
  EXPECT_FALSE(decisions[0].applied);
  EXPECT_FALSE(decisions[0].why_not.empty());
}

TEST(Decisions, ATargetThatIsGoneIsTold) {
  Collation collation = sample_collation();
  std::vector<Account> accounts;
  auto decisions = read(line("zz", "exclude", "") + line("zz", "speaker", "Moe") + line(kFirst, "dance", ""));
  EXPECT_TRUE(decide_before(decisions, accounts).empty());
  decide_after(decisions, collation);
  for (const Decision& decision : decisions) {
    EXPECT_FALSE(decision.applied);
    EXPECT_FALSE(decision.why_not.empty());
  }
}

}  // namespace
}  // namespace tellings
