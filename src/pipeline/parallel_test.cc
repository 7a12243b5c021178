#include "pipeline/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace tellings {
namespace {

TEST(ParallelFor, DoesEachPieceOnce) {
  for (const unsigned threads : {0U, 1U, 2U, 7U}) {
    std::vector<std::atomic<int>> done(100);
    parallel_for(done.size(), threads, [&](std::size_t i) { ++done[i]; });
    for (const auto& count : done) EXPECT_EQ(count, 1);
  }
  parallel_for(0, 4, [](std::size_t) { FAIL(); });
}

}  // namespace
}  // namespace tellings
