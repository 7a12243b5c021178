#include "collate/linkage.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

using Clusters = std::vector<std::vector<std::uint32_t>>;

TEST(Linkage, JoinsWhatIsAboveTheThreshold) {
  EXPECT_EQ(link_by_average(4, {{0, 2, 3.0}, {1, 3, 1.0}}, 0, -6), (Clusters{{0, 2}, {1, 3}}));
  EXPECT_EQ(link_by_average(4, {{0, 2, 3.0}, {1, 3, -1.0}}, 0, -6), (Clusters{{0, 2}, {1}, {3}}));
}

TEST(Linkage, AChainDoesNotHoldWhereItsEndsDisagree) {
  EXPECT_EQ(link_by_average(3, {{0, 1, 4.0}, {1, 2, 3.0}, {0, 2, -6.0}}, 0, -6), (Clusters{{0, 1}, {2}}));
  EXPECT_EQ(link_by_average(3, {{0, 1, 4.0}, {1, 2, 3.0}}, 0, -6), (Clusters{{0, 1}, {2}}));
  EXPECT_EQ(link_by_average(3, {{0, 1, 4.0}, {1, 2, 3.0}, {0, 2, -2.0}}, 0, -6), (Clusters{{0, 1, 2}}));
}

TEST(Linkage, TheOrderOfLinksChangesNothing) {
  const std::vector<Link> links = {{0, 1, 1.0},  {2, 3, 1.0}, {1, 2, 1.0},
                                   {0, 3, -1.0}, {0, 2, 0.5}, {1, 3, 0.5}};
  const std::vector<Link> turned(links.rbegin(), links.rend());
  EXPECT_EQ(link_by_average(4, links, 0, -6), link_by_average(4, turned, 0, -6));
}

}  // namespace
}  // namespace tellings
