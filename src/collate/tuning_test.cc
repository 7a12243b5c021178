#include "collate/tuning.h"

#include <gtest/gtest.h>

#include "collate/ablation.h"
#include "collate/figure_likeness.h"
#include "collate/figure_merging.h"

namespace tellings {
namespace {

TEST(Tuning, ATableGivesItsWeightsAndNothingForTheRest) {
  const WeightTable table("# head\nbias\t-1.5\nequal\t2\n");
  EXPECT_DOUBLE_EQ(table.of("bias"), -1.5);
  EXPECT_DOUBLE_EQ(table.of("equal"), 2);
  EXPECT_DOUBLE_EQ(table.of("unknown"), 0);
}

TEST(Tuning, TheBuiltInTablesNameEachKindOfEvidence) {
  const Tuning& tuning = built_in_tuning();
  EXPECT_NE(tuning.figure_pairs.of("bias"), 0);
  EXPECT_NE(tuning.figure_merges.of("bias"), 0);
  EXPECT_NE(tuning.claims.of("bias"), 0);
}

TEST(Tuning, WhatIsLeftOutWeighsNothingAndTheRestStays) {
  Tuning tuning = built_in_tuning();
  leave_out(tuning, "topics");
  EXPECT_FALSE(tuning.uses("topics"));
  EXPECT_TRUE(tuning.uses("names"));
  EXPECT_EQ(tuning.figure_pairs.of("topic"), 0);
  EXPECT_NEAR(tuning.figure_pairs.of("equal"), built_in_tuning().figure_pairs.of("equal"), 1e-9);
  EXPECT_NEAR(tuning.figure_merges.of("join"), built_in_tuning().figure_merges.of("join"), 1e-9);
}

}  // namespace
}  // namespace tellings
