#include "collate/quote_groups.h"

#include <gtest/gtest.h>

#include "collate/collate.h"
#include "collate/story_fixture.h"

namespace tellings {
namespace {

Notes account(const std::string& id, const std::string& text) {
  return notes_of_text(id, "Outlet " + id, "2024-05-01T08:00:00Z", text, {"Marta Lindqvist"});
}

const Utterance* utterance_of(const StoryCollation& story, AccountIndex account, std::string_view words) {
  for (const Utterance& utterance : story.utterances) {
    for (const Witness& witness : utterance.witnesses) {
      if (witness.evidence.account == account &&
          witness.evidence.span.in(story.accounts[account]->text).find(words) != std::string_view::npos)
        return &utterance;
    }
  }
  return nullptr;
}

TEST(QuoteGroups, AFragmentWordForWordIsItsSentence) {
  const StoryCollation story = collate_story(
      {account(
           "a",
           "\u201cThe rest stays sealed for instruments that do not exist yet,\u201d Marta Lindqvist said."),
       account("b", "Marta Lindqvist keeps it for tools \u201cthat do not exist yet\u201d.")},
      nullptr);
  EXPECT_EQ(utterance_of(story, 0, "sealed"), utterance_of(story, 1, "exist"));
}

// A statement of which each desk takes other sentences.
TEST(QuoteGroups, SentencesThatOthersGiveAloneStayApart) {
  const std::string first = "\u201cWe are sorry that the letters of so many people have been taken,\u201d";
  const std::string second = "\u201cThe company has not paid anyone and will never pay a criminal.\u201d";
  const StoryCollation story =
      collate_story({account("a", first + " Marta Lindqvist said. " + second),
                     account("b", first + " Marta Lindqvist said."), account("c", second)},
                    nullptr);
  EXPECT_NE(utterance_of(story, 0, "sorry"), utterance_of(story, 0, "paid"));
  EXPECT_EQ(utterance_of(story, 0, "sorry"), utterance_of(story, 1, "sorry"));
}

TEST(QuoteGroups, SentencesThatNobodyGivesAloneAreOne) {
  const StoryCollation story = collate_story({account("a",
                                                      "\u201cThe engines did not answer at all,\u201d Marta "
                                                      "Lindqvist said. \u201cThen came the wall.\u201d")},
                                             nullptr);
  EXPECT_EQ(utterance_of(story, 0, "engines"), utterance_of(story, 0, "wall"));
}

TEST(QuoteGroups, ATranslationIsHeldAgainstTheWordsSpoken) {
  const StoryCollation story = collate_story(
      {account(
           "a",
           "\u201cVi tar emot resultatet men tiger aldrig om Eskhamn Brygga,\u201d Marta Lindqvist said."),
       account(
           "b",
           "\u201cWe accept the result but will never be silent about Eskhamn Brygga,\u201d Marta Lindqvist "
           "said in Swedish.")},
      nullptr);
  const Utterance* utterance = utterance_of(story, 0, "resultatet");
  ASSERT_NE(utterance, nullptr);
  ASSERT_EQ(utterance->witnesses.size(), 2U);
  EXPECT_TRUE(utterance->text.starts_with("Vi tar emot"));
  EXPECT_EQ(utterance->witnesses[0].verdict, Verdict::kVerbatim);
  EXPECT_TRUE(utterance->witnesses[1].translation);
  EXPECT_EQ(utterance->witnesses[1].verdict, Verdict::kAltered);
  ASSERT_EQ(utterance->witnesses[1].edits.size(), 1U);
  EXPECT_EQ(utterance->witnesses[1].edits[0].to, "We accept the result but will never be silent about");
}

TEST(QuoteGroups, WithoutALanguageNamedForeignWordsStandAlone) {
  const StoryCollation story = collate_story(
      {account(
           "a",
           "\u201cVi tar emot resultatet men tiger aldrig om Eskhamn Brygga,\u201d Marta Lindqvist said."),
       account(
           "b",
           "\u201cWe accept the result but will never be silent about Eskhamn Brygga,\u201d Marta Lindqvist "
           "said in tears.")},
      nullptr);
  EXPECT_NE(utterance_of(story, 0, "resultatet"), utterance_of(story, 1, "accept"));
}

}  // namespace
}  // namespace tellings
