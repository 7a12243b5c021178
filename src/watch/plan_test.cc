#include "watch/plan.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

constexpr std::int64_t kNow = 1'000'000;
const LookOutcome kGood;
const LookOutcome kBusy{FetchState::kBusy, true, std::nullopt};

TEST(WatchPlan, AFeedThatGoesWellIsLookedAtAtItsPace) {
  EXPECT_EQ(next_feed_look(kGood, 0, kNow, 900), kNow + 900);
  EXPECT_EQ(next_feed_look({FetchState::kUnchanged, false, std::nullopt}, 0, kNow, 900), kNow + 900);
}

TEST(WatchPlan, AFeedThatFailsIsLookedAtLessAndLess) {
  EXPECT_EQ(next_feed_look(kBusy, 1, kNow, 900), kNow + 1800);
  EXPECT_EQ(next_feed_look(kBusy, 2, kNow, 900), kNow + 3600);
  EXPECT_EQ(next_feed_look(kBusy, 99, kNow, 900), kNow + 86400);
  EXPECT_EQ(next_feed_look({FetchState::kFetched, false, std::nullopt}, 1, kNow, 900), kNow + 1800);
}

TEST(WatchPlan, RetryAfterIsHeeded) {
  EXPECT_EQ(next_feed_look({FetchState::kBusy, true, 7200}, 1, kNow, 900), kNow + 7200);
  EXPECT_EQ(next_feed_look({FetchState::kBusy, true, 10}, 1, kNow, 900), kNow + 1800);
  EXPECT_EQ(next_feed_look({FetchState::kBusy, true, 1e12}, 1, kNow, 900), kNow + 7 * 86400);
  EXPECT_EQ(next_page_look({FetchState::kBusy, true, 7200}, 0, 1, kNow), kNow + 7200);
}

TEST(WatchPlan, APageIsLookedAtAgainAndAtLastNoMore) {
  EXPECT_LT(*next_page_look(kGood, 1, 0, kNow), kNow + 3600);
  std::int64_t before = 0;
  int looks = 1;
  for (; next_page_look(kGood, looks, 0, kNow); ++looks) {
    EXPECT_GE(*next_page_look(kGood, looks, 0, kNow), before);
    before = *next_page_look(kGood, looks, 0, kNow);
  }
  EXPECT_EQ(looks, 9);
}

TEST(WatchPlan, APageThatCannotBeHadIsTriedAFewTimes) {
  EXPECT_EQ(next_page_look(kBusy, 0, 1, kNow), kNow + 600);
  EXPECT_EQ(next_page_look(kBusy, 0, 4, kNow), kNow + 4800);
  EXPECT_FALSE(next_page_look(kBusy, 0, 5, kNow));
  EXPECT_FALSE(next_page_look({FetchState::kGone, true, std::nullopt}, 3, 1, kNow));
  EXPECT_FALSE(next_page_look({FetchState::kAddress, true, std::nullopt}, 0, 1, kNow));
}

}  // namespace
}  // namespace tellings
