#include "collate/figure_grammar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace tellings {
namespace {

struct Word {
  std::string_view text;
  std::string_view lemma;
  Pos pos;
  std::string_view dep;
  TokenIndex head;
};

// A parsed sentence of single-byte words with one blank between them.
struct Parsed {
  Document document;
  std::unique_ptr<Tree> tree;

  explicit Parsed(const std::vector<Word>& words) {
    auto account = std::make_shared<Account>();
    for (const Word& word : words) {
      Token token;
      const auto begin = static_cast<std::uint32_t>(account->text.size());
      token.span = {begin, begin + static_cast<std::uint32_t>(word.text.size())};
      token.lemma = word.lemma;
      token.pos = word.pos;
      token.dep = word.dep;
      token.head = word.head;
      account->text += std::string(word.text) + " ";
      document.tokens.push_back(token);
    }
    document.sentences = {{0, static_cast<TokenIndex>(words.size()), 0}};
    document.account = account;
    tree = std::make_unique<Tree>(document);
  }

  // The figure printed as token `number` alone.
  FigureGrammar read(TokenIndex number) const {
    Figure figure;
    figure.number = figure.span = document.tokens[number].span;
    return read_figure_grammar(*tree, figure);
  }
};

TEST(FigureGrammar, TheNounCountedAndWhatIsSaidOfIt) {
  const Parsed sentence({{"Seventeen", "seventeen", Pos::kNum, "nummod", 1},
                         {"people", "people", Pos::kNoun, "nsubjpass", 3},
                         {"were", "be", Pos::kAux, "auxpass", 3},
                         {"treated", "treat", Pos::kVerb, "ROOT", 3}});
  const FigureGrammar grammar = sentence.read(0);
  EXPECT_EQ(grammar.head, "people");
  EXPECT_THAT(grammar.core, testing::ElementsAre("treat"));
  EXPECT_FALSE(grammar.elliptical);
  EXPECT_FALSE(grammar.part);
}

TEST(FigureGrammar, ANumberAloneLeavesItsNounOut) {
  const Parsed sentence({{"The", "the", Pos::kDet, "det", 1},
                         {"union", "union", Pos::kNoun, "nsubj", 2},
                         {"says", "say", Pos::kVerb, "ROOT", 2},
                         {"52", "52", Pos::kNum, "dobj", 2}});
  const FigureGrammar grammar = sentence.read(3);
  EXPECT_TRUE(grammar.elliptical);
  EXPECT_TRUE(grammar.head.empty());
  ASSERT_TRUE(grammar.teller);
  EXPECT_EQ(grammar.teller->in(sentence.document.account->text), "The union");
}

TEST(FigureGrammar, AShareOfThemIsAPartAndNotElliptical) {
  const Parsed sentence({{"Five", "five", Pos::kNum, "nsubj", 3},
                         {"of", "of", Pos::kAdp, "prep", 0},
                         {"them", "they", Pos::kPron, "pobj", 1},
                         {"died", "die", Pos::kVerb, "ROOT", 3}});
  const FigureGrammar grammar = sentence.read(0);
  EXPECT_TRUE(grammar.part);
  EXPECT_FALSE(grammar.elliptical);
  EXPECT_THAT(grammar.core, testing::ElementsAre("die"));
}

TEST(FigureGrammar, MembersOfAnOrganisationAreCountedAndNoPart) {
  const Parsed sentence({{"43", "43", Pos::kNum, "nsubjpass", 5},
                         {"of", "of", Pos::kAdp, "prep", 0},
                         {"its", "its", Pos::kPron, "poss", 3},
                         {"members", "member", Pos::kNoun, "pobj", 1},
                         {"were", "be", Pos::kAux, "auxpass", 5},
                         {"held", "hold", Pos::kVerb, "ROOT", 5}});
  const FigureGrammar grammar = sentence.read(0);
  EXPECT_EQ(grammar.head, "member");
  EXPECT_FALSE(grammar.part);
}

}  // namespace
}  // namespace tellings
