#include "collate/collate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "collate/name_match.h"
#include "collate/story_fixture.h"

namespace tellings {
namespace {

NameMatch persons(std::string_view a, std::string_view b) {
  return match_names(compared_name(a), NameKind::kPerson, compared_name(b), NameKind::kPerson);
}

TEST(NameMatch, SpellingsOfOnePersonMeet) {
  EXPECT_EQ(persons("Levan Mchedlauri", "Lewan Mtschedlauri"), NameMatch::kSame);
  EXPECT_EQ(persons("Anneline Roodt", "Annelien Roodt"), NameMatch::kSame);
  EXPECT_EQ(persons("Gen. Kofi Attah-Yeboah", "Kofi Attah Yeboah"), NameMatch::kSame);
  EXPECT_EQ(persons("Kariem", "Dr Faiza Kariem"), NameMatch::kShort);
}

TEST(NameMatch, TwoPersonsOfOneSurnameStayApart) {
  EXPECT_EQ(persons("Levan Mchedlauri", "Gia Mchedlauri"), NameMatch::kApart);
  EXPECT_EQ(persons("Ruben Abrahamse", "Sipho Ndzamela"), NameMatch::kNone);
}

TEST(NameMatch, AFirstNameMisspelledIsNotASecondPerson) {
  EXPECT_EQ(persons("Marisol Etxeverry", "Maria Etxeverry"), NameMatch::kShort);
  EXPECT_EQ(persons("Karl Etxeverry", "Maria Etxeverry"), NameMatch::kApart);
  EXPECT_EQ(persons("Ingrid Kvistgaard", "Ingrid Quistgaard"), NameMatch::kSame);
}

TEST(NameMatch, WhatAPlaceNameBeginsIsNotThePlace) {
  const auto match = [](std::string_view a, std::string_view b, NameKind kind) {
    return match_names(compared_name(a), kind, compared_name(b), kind);
  };
  EXPECT_EQ(match("Eskmouth", "Eskmouth Central Station", NameKind::kPlace), NameMatch::kNone);
  EXPECT_EQ(match("Eskmouth", "Eskmouth Dredging Works", NameKind::kOrg), NameMatch::kShort);
}

TEST(NameMatch, AnAcronymIsItsName) {
  const auto match = [](std::string_view a, std::string_view b) {
    return match_names(compared_name(a), NameKind::kOrg, compared_name(b), NameKind::kOrg);
  };
  EXPECT_EQ(match("AHWU", "Amalgamated Harbour Workers' Union"), NameMatch::kSame);
  EXPECT_EQ(match("COPSU", "Congress of Public Service Unions"), NameMatch::kSame);
  EXPECT_EQ(match("Ministry of Defence", "Ministry of Health"), NameMatch::kNone);
}

const std::string kWire =
    "The ferry struck the harbour wall at Eskmouth shortly after six on Monday, tearing a hole in its bow "
    "and throwing "
    "passengers to the deck, the coastguard reported.\n\n"
    "\u201cThe engines did not answer and the captain sounded the alarm at once,\u201d Marta Lindqvist told "
    "a news conference. "
    "\u201cWe are grateful to every volunteer who came down to the quay.\u201d\n\n"
    "The vessel had been inspected in spring and its owner promised a full report within the month.";

Notes wire() {
  return notes_of_text("w", "Coastal Wire", "2024-05-01T08:00:00Z", kWire, {"Marta Lindqvist"});
}

const Utterance* utterance_with(const StoryCollation& story, std::string_view words) {
  for (const Utterance& utterance : story.utterances) {
    if (utterance.text.find(words) != std::string::npos) return &utterance;
  }
  return nullptr;
}

TEST(Collate, ACopyHasItsEdgeAndTheSameWords) {
  const StoryCollation story = collate_story(
      {wire(), notes_of_text("c", "Evening Post", "2024-05-01T10:00:00Z", kWire, {"Marta Lindqvist"})},
      nullptr);
  ASSERT_EQ(story.stemma.edges.size(), 1U);
  EXPECT_EQ(story.stemma.edges[0].from, (SourceRef{false, 0}));
  EXPECT_EQ(story.stemma.edges[0].to, 1U);
  EXPECT_EQ(story.stemma.edges[0].how, Derivation::kVerbatim);
  EXPECT_THAT(story.stemma.independent_groups, testing::ElementsAre(testing::ElementsAre(0U, 1U)));
  const Utterance* utterance = utterance_with(story, "engines");
  ASSERT_NE(utterance, nullptr);
  EXPECT_EQ(utterance->independent, 1U);
  for (const Witness& witness : utterance->witnesses) EXPECT_EQ(witness.verdict, Verdict::kVerbatim);
}

TEST(Collate, SwappedWordsInsideQuotationsShowAMachine) {
  const std::string spun =
      "The ferry hit the harbor wall at Eskmouth not long after six on Monday, ripping an opening in its bow "
      "and tossing "
      "passengers to the deck, the coastguard announced.\n\n"
      "\u201cThe motors did not reply and the skipper sounded the alert at once,\u201d Marta Lindqist told a "
      "news meeting. "
      "\u201cWe are thankful to each helper who came down to the pier.\u201d\n\n"
      "The ship had been examined in spring and its proprietor vowed a full report within the month.";
  const StoryCollation story = collate_story(
      {wire(), notes_of_text("s", "Daily Buzz", "2024-05-01T12:00:00Z", spun, {"Marta Lindqist"})}, nullptr);
  ASSERT_EQ(story.stemma.edges.size(), 1U);
  EXPECT_EQ(story.stemma.edges[0].how, Derivation::kSpun);
  EXPECT_EQ(story.stemma.edges[0].to, 1U);
  EXPECT_EQ(story.entities.size(), 1U);
  const Utterance* utterance = utterance_with(story, "engines");
  ASSERT_NE(utterance, nullptr);
  for (const Witness& witness : utterance->witnesses) {
    EXPECT_EQ(witness.verdict, witness.evidence.account == 1 ? Verdict::kAltered : Verdict::kVerbatim);
  }
}

TEST(Collate, TwoReportersAtOneNewsConferenceDoNotDrawOnEachOther) {
  const std::string own =
      "Dozens of families waited on the quay at Eskmouth through the night for word of relatives.\n\n"
      "\u201cWe are grateful to every volunteer who came down to the quay,\u201d Marta Lindqvist told a news "
      "conference.\n\n"
      "Schools nearby opened their halls, and a baker handed out rolls until dawn.";
  const StoryCollation story = collate_story(
      {wire(), notes_of_text("o", "Eskmouth Echo", "2024-05-01T12:00:00Z", own, {"Marta Lindqvist"})},
      nullptr);
  for (const Edge& edge : story.stemma.edges) EXPECT_TRUE(edge.from.hidden);
  ASSERT_EQ(story.stemma.hidden.size(), 1U);
  EXPECT_EQ(story.stemma.hidden[0].kind, HiddenKind::kPressConference);
  EXPECT_EQ(story.stemma.independent_groups.size(), 2U);
}

TEST(Collate, WordsLeftOutAreTrimmedAndNamed) {
  const std::string cut =
      "Families waited on the quay at Eskmouth.\n\n"
      "\u201cThe engines did not answer and the captain sounded alarm at once,\u201d Marta Lindqvist told a "
      "news conference.";
  const StoryCollation story = collate_story(
      {wire(), notes_of_text("t", "Eskmouth Echo", "2024-05-01T12:00:00Z", cut, {"Marta Lindqvist"})},
      nullptr);
  const Utterance* utterance = utterance_with(story, "engines");
  ASSERT_NE(utterance, nullptr);
  bool seen = false;
  for (const Witness& witness : utterance->witnesses) {
    if (witness.evidence.account != 1) continue;
    seen = true;
    EXPECT_EQ(witness.verdict, Verdict::kTrimmed);
    ASSERT_EQ(witness.edits.size(), 1U);
    EXPECT_EQ(witness.edits[0].op, EditOp::kDelete);
    EXPECT_EQ(witness.edits[0].from, "the");
  }
  EXPECT_TRUE(seen);
}

TEST(Collate, NothingGivesAnEmptyStory) { EXPECT_TRUE(collate_story({}, nullptr).accounts.empty()); }

}  // namespace
}  // namespace tellings
