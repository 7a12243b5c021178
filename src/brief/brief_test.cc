#include "brief/brief.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "brief/brief_candidates.h"
#include "brief/brief_fixture.h"
#include "brief/mark_balance.h"
#include "brief/overtaken_figures.h"
#include "brief/sentence_cuts.h"

namespace tellings {
namespace {

using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::Not;

// "Nine people died in a fire on Monday when the old pier fell in."
const std::vector<ParsedToken> kFire = {
    {"Nine", Pos::kNum, "nummod", 1},     {"people", Pos::kNoun, "nsubj", 2},
    {"died", Pos::kVerb, "ROOT", 2},      {"in", Pos::kAdp, "prep", 2},
    {"a", Pos::kDet, "det", 5},           {"fire", Pos::kNoun, "pobj", 3},
    {"on", Pos::kAdp, "prep", 2},         {"Monday", Pos::kPropn, "pobj", 6},
    {"when", Pos::kSconj, "advmod", 12},  {"the", Pos::kDet, "det", 11},
    {"old", Pos::kAdj, "amod", 11},       {"pier", Pos::kNoun, "nsubj", 12},
    {"fell", Pos::kVerb, "advcl", 2},     {"in", Pos::kAdp, "prt", 12},
    {".", Pos::kPunct, "punct", 2, false}};

// "The strike ends if the union agrees."
const std::vector<ParsedToken> kCondition = {
    {"The", Pos::kDet, "det", 1},       {"strike", Pos::kNoun, "nsubj", 2},
    {"ends", Pos::kVerb, "ROOT", 2},    {"if", Pos::kSconj, "mark", 6},
    {"the", Pos::kDet, "det", 5},       {"union", Pos::kNoun, "nsubj", 6},
    {"agrees", Pos::kVerb, "advcl", 2}, {".", Pos::kPunct, "punct", 2, false}};

// "Guards left at noon, Anna Lind said."
const std::vector<ParsedToken> kReport = {
    {"Guards", Pos::kNoun, "nsubj", 1},    {"left", Pos::kVerb, "ccomp", 7},
    {"the", Pos::kDet, "det", 3},          {"pier", Pos::kNoun, "dobj", 1},
    {",", Pos::kPunct, "punct", 7, false}, {"Anna", Pos::kPropn, "compound", 6},
    {"Lind", Pos::kPropn, "nsubj", 7},     {"said", Pos::kVerb, "ROOT", 7},
    {".", Pos::kPunct, "punct", 7, false}};

std::vector<std::string> cuts_of(const Notes& notes, std::uint32_t sentence = 0) {
  const Tree tree(*notes.document);
  const Sentence& of = notes.document->sentences[sentence];
  std::vector<std::string> out;
  for (const TokenRange cut : sentence_cuts(tree, notes, {of.begin, of.end}))
    out.emplace_back(tree.span(cut).in(notes.document->account->text));
  return out;
}

TEST(SentenceCuts, AClauseStandsWithAndWithoutWhatOnlyAdds) {
  const auto cuts = cuts_of(parsed_account("a", {kFire}));
  EXPECT_EQ(cuts.front(), "Nine people died in a fire on Monday when the old pier fell in.");
  EXPECT_THAT(cuts, Contains("Nine people died in a fire on Monday"));
  EXPECT_THAT(cuts, Contains("Nine people died in a fire"));
  EXPECT_THAT(cuts, Contains("the old pier fell in"));
}

TEST(SentenceCuts, AConditionIsNeitherLeftOffNorToldAlone) {
  EXPECT_THAT(cuts_of(parsed_account("a", {kCondition})),
              testing::ElementsAre("The strike ends if the union agrees."));
}

TEST(SentenceCuts, WhatIsReportedKeepsWhoReportsIt) {
  Notes notes = parsed_account("a", {kReport});
  Quote quote;
  quote.kind = QuoteKind::kIndirect;
  quote.content = {{0, 20}};
  quote.cue = ByteSpan{32, 36};
  quote.source = ByteSpan{22, 31};
  notes.quotes.push_back(quote);
  EXPECT_THAT(cuts_of(notes), Each(HasSubstr("Anna Lind said")));
}

TEST(SentenceCuts, ADatelineIsLeftOff) {
  std::vector<ParsedToken> tokens = {{"ESKMOUTH", Pos::kPropn, "dep", 4}, {"-", Pos::kPunct, "punct", 4}};
  for (ParsedToken token : kFire) {
    token.head += 2;
    tokens.push_back(token);
  }
  tokens[0].head = tokens[1].head = 4;
  EXPECT_THAT(cuts_of(parsed_account("a", {tokens})), Each(Not(HasSubstr("ESKMOUTH"))));
}

TEST(MarkBalance, HalfAQuotationIsFound) {
  EXPECT_TRUE(marks_balance("the workers’ hall, “closed”"));
  EXPECT_TRUE(marks_balance("'We wait,' the bosses' man said"));
  EXPECT_FALSE(marks_balance("she said: “We wait"));
  EXPECT_FALSE(marks_balance("boss said: 'We told the board."));
  EXPECT_TRUE(leaves_mark_open("Born in 1965, ‘"));
}

StoryCollation story_with_toll(const std::vector<Notes>& notes) {
  StoryCollation story = story_of(notes);
  FigureGroup toll;
  toll.verdict = FigureVerdict::kUpdated;
  for (AccountIndex i = 0; i < notes.size(); ++i) {
    FigureReading reading;
    reading.evidence = {i, {0, 4}};
    reading.value = i == 0 ? 9 : 4;
    reading.as_of = i == 0 ? "2024-05-01" : "2024-04-30";
    toll.readings.push_back(reading);
  }
  story.figures.push_back(toll);
  return story;
}

TEST(OvertakenFigures, TheLatestIsByTheTimeItHoldsFor) {
  const std::vector<Notes> notes = {parsed_account("a", {kFire}), parsed_account("b", {kFire})};
  const OvertakenFigures overtaken(story_with_toll(notes));
  EXPECT_FALSE(overtaken.in(0, {0, 30}));
  EXPECT_TRUE(overtaken.in(1, {0, 30}));
  EXPECT_FALSE(overtaken.in(1, {5, 30}));
}

TEST(Brief, IsPrintedCitedAndShort) {
  const std::vector<Notes> notes = {parsed_account("a", {kFire, kReport}), parsed_account("b", {kFire})};
  const StoryCollation story = story_of(notes);
  const Brief brief = make_brief(story, notes);
  ASSERT_FALSE(brief.sentences.empty());
  EXPECT_LE(brief.words, kBriefWords);
  for (const BriefSentence& sentence : brief.sentences) {
    const Evidence& at = sentence.evidence.front();
    EXPECT_EQ(sentence.text, at.span.in(story.accounts[at.account]->text));
  }
}

TEST(Brief, ANumberIsToldWithWhatItCounts) {
  const Notes notes = parsed_account("a", {{{"Three", Pos::kNum, "nsubj", 2},
                                            {"are", Pos::kAux, "aux", 2},
                                            {"missing", Pos::kVerb, "ROOT", 2},
                                            {"after", Pos::kAdp, "prep", 2},
                                            {"the", Pos::kDet, "det", 6},
                                            {"harbour", Pos::kNoun, "compound", 6},
                                            {"blast", Pos::kNoun, "pobj", 3},
                                            {"at", Pos::kAdp, "prep", 6},
                                            {"dawn", Pos::kNoun, "pobj", 7},
                                            {".", Pos::kPunct, "punct", 2, false}}});
  Notes counted = notes;
  auto document = std::make_shared<Document>(*notes.document);
  document->tokens[0].dep = "nummod";
  counted.document = document;
  const std::vector<Notes> bare = {notes};
  const std::vector<Notes> told = {counted};
  EXPECT_TRUE(make_brief(story_of(bare), bare).sentences.empty());
  EXPECT_FALSE(make_brief(story_of(told), told).sentences.empty());
}

TEST(Brief, TellsAFactOnce) {
  const std::vector<Notes> notes = {parsed_account("a", {kFire}), parsed_account("b", {kFire})};
  EXPECT_EQ(make_brief(story_of(notes), notes).sentences.size(), 1U);
}

TEST(Brief, TakesNoWordsOfOwnTextsAndMachineRewrittenOnes) {
  Notes own = parsed_account("o", {kFire});
  auto account = std::make_shared<Account>(*own.document->account);
  account->use = Use::kOwn;
  auto document = std::make_shared<Document>(*own.document);
  document->account = account;
  own.document = document;
  const std::vector<Notes> notes = {own, parsed_account("s", {kFire}), parsed_account("b", {kReport})};
  StoryCollation story = story_of(notes);
  Edge edge;
  edge.from = {false, 2};
  edge.to = 1;
  edge.how = Derivation::kSpun;
  story.stemma.edges.push_back(edge);
  for (const BriefSentence& sentence : make_brief(story, notes).sentences)
    EXPECT_EQ(sentence.evidence.front().account, 2U);
}

TEST(Brief, GivesNoOvertakenFigure) {
  const std::vector<Notes> notes = {parsed_account("a", {kReport}), parsed_account("b", {kFire})};
  StoryCollation story = story_with_toll(notes);
  for (const BriefSentence& sentence : make_brief(story, notes).sentences)
    EXPECT_THAT(sentence.text, Not(HasSubstr("Nine people")));
}

TEST(Brief, OfNothingIsEmpty) { EXPECT_TRUE(make_brief(StoryCollation{}, {}).sentences.empty()); }

}  // namespace
}  // namespace tellings
