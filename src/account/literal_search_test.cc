#include "account/literal_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace tellings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(LiteralSearch, FindsAllThatStandInTheText) {
  const LiteralSearch search({"she", "he", "hers", "read more", "zebra"});
  EXPECT_THAT(search.find("USHERS"), ElementsAre(0, 1, 2));
  EXPECT_THAT(search.find("Read more: zebras"), ElementsAre(3, 4));
  EXPECT_THAT(search.find("readmore"), IsEmpty());
  EXPECT_THAT(LiteralSearch({"read more about"}).find("read more"), ElementsAre(0));  // by its beginning
  EXPECT_THAT(search.find(""), IsEmpty());
  EXPECT_THAT(LiteralSearch().find("he"), IsEmpty());
}

TEST(LiteralSearch, EqualsAPlainSearch) {
  std::mt19937 random(7);
  const auto word = [&](std::size_t longest) {
    std::string made;
    for (std::size_t size = 1 + random() % longest; size > 0; --size) made += "ab c"[random() % 4];
    return made;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> literals;
    for (int i = 0; i < 6; ++i) literals.push_back(word(4));
    const LiteralSearch search(literals);
    const std::string text = word(30);
    std::vector<int> expected;
    for (std::size_t i = 0; i < literals.size(); ++i)
      if (text.find(literals[i]) != std::string::npos) expected.push_back(static_cast<int>(i));
    EXPECT_EQ(search.find(text), expected) << text;  // literals this short are looked for whole
  }
}

}  // namespace
}  // namespace tellings
