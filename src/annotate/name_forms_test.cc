#include "annotate/name_forms.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

TEST(NameForms, PartsOfAPersonsName) {
  EXPECT_EQ(shortening({"roodt"}, {"anneline", "roodt"}, true), Shortening::kSurname);
  EXPECT_EQ(shortening({"van", "ostade"}, {"pieter", "van", "ostade"}, true), Shortening::kSurname);
  EXPECT_EQ(shortening({"ruth", "agbeko"}, {"ruth", "dzifa", "agbeko"}, true), Shortening::kFirstLast);
  EXPECT_EQ(shortening({"anneline"}, {"anneline", "roodt"}, true), Shortening::kHead);
  EXPECT_EQ(shortening({"rood"}, {"anneline", "roodt"}, true), Shortening::kNone);
}

TEST(NameForms, PartsOfABodysName) {
  EXPECT_EQ(shortening({"tessaly"}, {"tessaly", "bulk", "terminals"}, false), Shortening::kHead);
  EXPECT_EQ(shortening({"courier"}, {"port", "marchant", "courier"}, false), Shortening::kTail);
  EXPECT_EQ(shortening({"ahwu"}, {"amalgamated", "harbour", "workers", "union"}, false),
            Shortening::kAcronym);
  EXPECT_EQ(shortening({"mod"}, {"ministry", "of", "defence"}, false), Shortening::kAcronym);
  EXPECT_EQ(shortening({"md"}, {"ministry", "of", "defence"}, false), Shortening::kAcronym);
}

TEST(NameForms, AWholeNameIsNoPartOfItself) {
  EXPECT_EQ(shortening({"anneline", "roodt"}, {"anneline", "roodt"}, true), Shortening::kNone);
}

TEST(NameForms, Misspellings) {
  EXPECT_TRUE(is_misspelling({"deon", "swartbooi"}, {"deon", "swartboi"}));
  EXPECT_TRUE(is_misspelling({"mchedlauri"}, {"mchedluari"}));
  EXPECT_FALSE(is_misspelling({"iran"}, {"iraq"}));
  EXPECT_FALSE(is_misspelling({"deon", "swartbooi"}, {"deon", "swartbooi"}));
  EXPECT_FALSE(is_misspelling({"tamar", "mchedlauri"}, {"levan", "mchedlauri"}));
}

TEST(NameForms, EditDistanceCountsSwapsOnce) {
  EXPECT_EQ(edit_distance("abcd", "abdc", 3), 1U);
  EXPECT_EQ(edit_distance("", "abc", 5), 3U);
  EXPECT_EQ(edit_distance("abc", "xyz", 1), 2U);
  EXPECT_EQ(edit_distance("same", "same", 0), 0U);
}

}  // namespace
}  // namespace tellings
