#include "base/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tellings {
namespace {

using testing::ElementsAre;

TEST(Lexicon, ReadsFieldsAndLeavesCommentsOut) {
  const auto table = read_table("# form: word TAB class\nsaid\tverb\n\naccording to\tphrase \n");
  EXPECT_THAT(table, ElementsAre(ElementsAre("said", "verb"), ElementsAre("according to", "phrase")));
}

TEST(Lexicon, KeepsAnEmptyFieldInTheMiddle) {
  EXPECT_THAT(read_table("a\t\tc"), ElementsAre(ElementsAre("a", "", "c")));
}

TEST(Lexicon, WordSetHoldsFirstFields) {
  const auto words = read_word_set("one\t1\ntwo\t2");
  EXPECT_TRUE(words.contains("one"));
  EXPECT_FALSE(words.contains("1"));
}

}  // namespace
}  // namespace tellings
