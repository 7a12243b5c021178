#include "collate/stemma.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "collate/account_order.h"
#include "collate/ancestry.h"
#include "collate/collate.h"
#include "collate/independent_groups.h"
#include "collate/story_fixture.h"

namespace tellings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Account published(const std::string& time) {
  Account account;
  if (!time.empty()) account.published = parse_iso_time(time);
  return account;
}

TEST(TellingOrder, TimesThatDoNotOverlapDecideAndRankTheRest) {
  const Account late = published("2024-05-02T08:00:00Z");
  const Account day = published("2024-05-02");
  const Account early = published("2024-05-01T08:00:00Z");
  const TimeOrder order({&late, &day, &early});
  EXPECT_TRUE(order.may_precede(0, 1));
  EXPECT_FALSE(order.may_precede(0, 2));
  EXPECT_THAT(telling_order(order, {1, 1, 1}), ElementsAre(2U, 0U, 1U));
  EXPECT_THAT(telling_order(order, {2, 1, 1}), ElementsAre(2U, 1U, 0U));
}

TEST(Ancestry, GoesOverAnyNumberOfSteps) {
  Ancestry ancestry(4);
  ancestry.add(1, {0});
  ancestry.add(2, {1});
  EXPECT_TRUE(ancestry.is_ancestor(0, 2));
  EXPECT_FALSE(ancestry.is_ancestor(2, 0));
  EXPECT_FALSE(ancestry.is_ancestor(3, 2));
}

TEST(Ancestry, IsReadOffAStemmaWhoseEdgesComeInAnyOrder) {
  Stemma stemma;
  for (const auto& [from, to] : {std::pair(2U, 0U), std::pair(1U, 2U)}) {
    Edge edge;
    edge.from = {false, from};
    edge.to = to;
    stemma.edges.push_back(edge);
  }
  EXPECT_TRUE(Ancestry(stemma, 3).is_ancestor(1, 0));
}

TEST(StandsOn, AGoodPartIsEnoughWhateverElseIsTold) {
  EXPECT_THAT(stands_on({{4, 0.4, 0.3}}, 0.5), ElementsAre(4U));
}

TEST(StandsOn, LittleIsEnoughForWhoHasNoSpeechOfItsOwn) {
  EXPECT_THAT(stands_on({{4, 0.12, 0.05}, {5, 0.1, 0.05}}, 0.02), ElementsAre(4U));
  EXPECT_THAT(stands_on({{4, 0.12, 0.05}}, 0.2), IsEmpty());
}

TEST(StandsOn, AQuotationAloneMakesNoTelling) { EXPECT_THAT(stands_on({{4, 0.12, 0.0}}, 0.0), IsEmpty()); }

// --- evidence

const std::string kNames = "Marta Lindqvist";

std::string report(const std::string& count, const std::string& lead) {
  return lead + "\n\nThe coastguard counted " + count +
         " barrels that had drifted from the torn hull towards the northern beaches before the tide "
         "turned.\n\n"
         "\u201cWe ask everybody to keep away from the sand until the barrels are gone,\u201d Marta "
         "Lindqvist "
         "told a news conference.\n\nThe owner of the vessel said an inspection in spring had found its "
         "valves in "
         "good order throughout.\n\nSchools along the bay stay closed on Thursday while the teams search the "
         "dunes.";
}

StoryCollation drift() {
  const auto account = [](const char* id, const char* time, const char* count, const char* lead) {
    return notes_of_text(id, std::string("Outlet ") + id, time, report(count, lead), {kNames});
  };
  return collate_story(
      {account("a", "2024-05-01T08:00:00Z", "480", "Barrels came ashore at Eskmouth overnight."),
       account("b", "2024-05-01T09:00:00Z", "480", "Beaches are closed after a night of wind."),
       account("c", "2024-05-01T10:00:00Z", "840", "Hundreds of drums lie on the sand."),
       account("d", "2024-05-01T11:00:00Z", "840", "Hundreds of drums lie on the sand.")},
      nullptr);
}

std::vector<EdgeEvidenceKind> kinds_of_evidence(const StoryCollation& story, AccountIndex from,
                                                AccountIndex to) {
  std::vector<EdgeEvidenceKind> kinds;
  for (const Edge& edge : story.stemma.edges) {
    if (edge.from != SourceRef{false, from} || edge.to != to) continue;
    for (const EdgeEvidence& evidence : edge.evidence) kinds.push_back(evidence.kind);
  }
  return kinds;
}

TEST(EdgeEvidence, ANumberAgainstAllOthersIsASharedError) {
  const StoryCollation story = drift();
  const std::vector<EdgeEvidenceKind> kinds = kinds_of_evidence(story, 2, 3);
  EXPECT_THAT(kinds, testing::Contains(EdgeEvidenceKind::kSharedError));
  EXPECT_THAT(kinds, testing::Contains(EdgeEvidenceKind::kSameOrder));
  EXPECT_THAT(kinds, testing::Contains(EdgeEvidenceKind::kEarlier));
}

TEST(EdgeEvidence, ANumberThatAllHaveIsNone) {
  EXPECT_THAT(kinds_of_evidence(drift(), 0, 1),
              testing::Not(testing::Contains(EdgeEvidenceKind::kSharedError)));
}

}  // namespace
}  // namespace tellings
