#include "fetch/pacing.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

TEST(Pacer, KeepsRequestsToOneHostApart) {
  Pacer pacer(2);
  EXPECT_DOUBLE_EQ(pacer.reserve("a", 100), 100);
  EXPECT_DOUBLE_EQ(pacer.reserve("a", 100), 102);
  EXPECT_DOUBLE_EQ(pacer.reserve("b", 100), 100);
  EXPECT_DOUBLE_EQ(pacer.reserve("a", 101), 104);
  EXPECT_DOUBLE_EQ(pacer.reserve("a", 200), 200);
}

TEST(Pacer, HeedsWhatTheSiteAsksForWhereItIsMore) {
  Pacer pacer(2);
  pacer.reserve("a", 100);
  pacer.ask_interval("a", 10);
  EXPECT_DOUBLE_EQ(pacer.reserve("a", 100), 110);
  pacer.ask_interval("a", 1);
  EXPECT_DOUBLE_EQ(pacer.reserve("a", 100), 120);
}

TEST(Pacer, HoldsAHostThatSaysRetryAfter) {
  Pacer pacer(1);
  pacer.hold("a", 500);
  pacer.hold("a", 400);
  EXPECT_DOUBLE_EQ(pacer.reserve("a", 100), 500);
}

TEST(RetryAfter, IsSecondsOrATime) {
  EXPECT_DOUBLE_EQ(read_retry_after("120", 0).value(), 120);
  EXPECT_DOUBLE_EQ(read_retry_after("Thu, 01 Jan 1970 00:02:00 GMT", 20).value(), 100);
  EXPECT_DOUBLE_EQ(read_retry_after("Thu, 01 Jan 1970 00:02:00 GMT", 500).value(), 0);
  EXPECT_FALSE(read_retry_after("", 0));
  EXPECT_FALSE(read_retry_after("soon", 0));
}

TEST(Backoff, DoublesUpToItsMost) {
  EXPECT_DOUBLE_EQ(backoff_seconds(0, 60, 3600), 0);
  EXPECT_DOUBLE_EQ(backoff_seconds(1, 60, 3600), 60);
  EXPECT_DOUBLE_EQ(backoff_seconds(3, 60, 3600), 240);
  EXPECT_DOUBLE_EQ(backoff_seconds(1000, 60, 3600), 3600);
}

}  // namespace
}  // namespace tellings
