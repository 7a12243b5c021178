#include "nlp/word_pieces.h"

#include <gmock/gmock.h>

namespace tellings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

WordPieces pieces_of(const std::vector<std::string_view>& vocabulary) {
  WordPieces pieces;
  for (PieceId id = 0; id < vocabulary.size(); ++id) pieces.add(vocabulary[id], id);
  return pieces;
}

TEST(WordPieces, TakesTheLongestKnownBeginningFirst) {
  const WordPieces pieces = pieces_of({"mill", "##port", "##s", "m", "mi", "##ll"});
  EXPECT_THAT(pieces.cut("Millports"), ElementsAre(0, 1, 2));
}

TEST(WordPieces, CutsAtPunctuationAndFoldsCaseAndAccents) {
  const WordPieces pieces = pieces_of({"cafe", ",", "open"});
  EXPECT_THAT(pieces.cut("Caf\u00e9,open"), ElementsAre(0, 1, 2));
}

TEST(WordPieces, GivesNoPieceOfAWordThatIsNotCoveredWhole) {
  const WordPieces pieces = pieces_of({"ab", "##c", "x"});
  EXPECT_THAT(pieces.cut("abcd x"), ElementsAre(2));
}

TEST(WordPieces, LeavesOutOverlongWordsAndReadsNothingFromNothing) {
  const WordPieces pieces = pieces_of({"a", "##a"});
  EXPECT_THAT(pieces.cut(std::string(101, 'a')), IsEmpty());
  EXPECT_EQ(pieces.cut(std::string(100, 'a')).size(), 100U);
  EXPECT_THAT(pieces.cut(""), IsEmpty());
  EXPECT_THAT(pieces.cut(" \t\n"), IsEmpty());
}

TEST(WordPieces, TakesIdeographsOneByOne) {
  const WordPieces pieces = pieces_of({"\u6771", "\u4eac"});
  EXPECT_THAT(pieces.cut("\u6771\u4eac"), ElementsAre(0, 1));
}

}  // namespace
}  // namespace tellings
