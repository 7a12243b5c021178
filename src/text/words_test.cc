#include "text/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tellings {
namespace {

std::vector<std::string> cut(std::string_view text) {
  std::vector<std::string> words;
  for (const Word& word : split_words(text)) words.push_back(word.folded);
  return words;
}

using testing::ElementsAre;

TEST(Words, JoinsOverOneMarkBetweenLetters) {
  EXPECT_THAT(cut("It isn’t 1,187,400 in the U.S., is it?"),
              ElementsAre("it", "isn’t", "1,187,400", "in", "the", "u.s", "is", "it"));
  EXPECT_THAT(cut("twenty-one a..b c., d 'e'"), ElementsAre("twenty", "one", "a", "b", "c", "d", "e"));
  EXPECT_THAT(cut("end..."), ElementsAre("end"));
  EXPECT_THAT(cut("—“”"), ElementsAre());
}

TEST(Words, FoldsAndKeepsTheSpanAsPrinted) {
  const std::string text = "“Café ﬁn½”";
  const auto words = split_words(text);
  ASSERT_EQ(words.size(), 3U);
  EXPECT_EQ(words[0].folded, "cafe");
  EXPECT_EQ(words[0].span.in(text), "Café");
  EXPECT_EQ(words[1].folded, "fin1");  // ½ folds to 1⁄2
  EXPECT_EQ(words[1].span.in(text), "ﬁn½");
  EXPECT_EQ(words[2].folded, "2");
}

TEST(Words, CountAndJoin) {
  EXPECT_EQ(count_words("one two-three"), 3U);
  EXPECT_EQ(joined_words("“The  END,” she said."), "the end she said");
}

}  // namespace
}  // namespace tellings
