#include "base/hash.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

TEST(Hash, Sha256OfAbcIsThatOfTheStandard) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hash, Sha256OfNothing) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Hash, ShortIdHasPrefixAndTenCharacters) {
  const std::string id = short_id("s", hash64("first member"));
  EXPECT_EQ(id.size(), 12U);
  EXPECT_EQ(id.substr(0, 2), "s-");
  EXPECT_EQ(id, short_id("s", hash64("first member")));
  EXPECT_NE(id, short_id("s", hash64("another member")));
}

}  // namespace
}  // namespace tellings
