#include "collate/claims.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "collate/claim_disputes.h"
#include "collate/claim_support.h"
#include "collate/denials.h"
#include "collate/figure_coordination.h"
#include "collate/figure_merging.h"
#include "collate/story_fixture.h"
#include "collate/telling_origins.h"
#include "collate/timeline.h"

namespace tellings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// One sentence of `notes_of_text()` a full stop; what stands before a blank and a capital ends.
Notes account_of(const std::string& id, const std::string& text,
                 const std::string& published = "2024-05-01") {
  Notes notes = notes_of_text(id, id, published, text, {});
  auto document = std::make_shared<Document>(*notes.document);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = std::min(text.find('.', at), text.size() - 1);
    const auto first = static_cast<TokenIndex>(document->tokens.size());
    for (std::size_t word = at; word <= stop;) {
      const std::size_t end = std::min({text.find_first_of(" \n", word), text.find(',', word), stop});
      if (end > word) {
        Token token;
        token.span = {static_cast<std::uint32_t>(word), static_cast<std::uint32_t>(end)};
        token.pos = text[word] >= 'A' && text[word] <= 'Z' ? Pos::kPropn : Pos::kNoun;
        token.sentence = static_cast<std::uint32_t>(document->sentences.size());
        document->tokens.push_back(token);
      }
      word = end + 1;
    }
    std::uint32_t paragraph = 0;
    const auto& paragraphs = document->account->paragraphs;
    while (paragraph + 1 < paragraphs.size() && paragraphs[paragraph].span.end <= at) ++paragraph;
    document->sentences.push_back({first, static_cast<TokenIndex>(document->tokens.size()), paragraph});
    at = text.find_first_not_of(" \n", stop + 1);
    if (at == std::string::npos) break;
  }
  notes.document = document;
  return notes;
}

// A count of people, said by `holder`, where `printed` stands.
void add_figure(Notes& notes, std::string_view printed, double value) {
  const std::string& text = notes.document->account->text;
  Figure figure;
  const auto begin = static_cast<std::uint32_t>(text.find(printed));
  figure.number = figure.span = {begin, begin + static_cast<std::uint32_t>(printed.size())};
  figure.value = figure.low = figure.high = value;
  figure.unit = "people";
  for (std::uint32_t s = 0; s < notes.document->sentences.size(); ++s)
    if (span_of(*notes.document, notes.document->sentences[s]).contains(figure.number)) figure.sentence = s;
  notes.figures.push_back(figure);
}

// Nobody draws on anybody.
Story story_of(std::vector<Notes> notes) {
  Story story;
  story.notes = std::move(notes);
  for (AccountIndex account = 0; account < story.size(); ++account) {
    story.words.add(story.account(account));
    story.stemma.independent_groups.push_back({account});
  }
  story.entities.of_name.resize(story.size());
  story.independence = Independence(story.stemma, std::vector<bool>(story.size(), true));
  return story;
}

TEST(ClaimUnits, ADatelineIsNoPartOfAClaim) {
  const Story story = story_of({account_of("a", "HARBOURTOWN, May 4 -- The old bridge collapsed at dawn."),
                                account_of("b", "HARBOURTOWN, Norland (NP) --. The old bridge collapsed.")});
  std::vector<std::string_view> clauses;
  for (const ClaimUnit& unit : claim_units(story))
    clauses.push_back(unit.clause.in(story.account(unit.account).text));
  EXPECT_THAT(clauses, ElementsAre("The old bridge collapsed at dawn", "The old bridge collapsed"));
}

TEST(StoryWords, AHeadlineIsReadInTheWordsOfTheAccounts) {
  const Story story = story_of({account_of("a", "The old bridge collapsed.")});
  const WordId bridge = story.words.of(0)[2].stem;
  EXPECT_THAT(story.words.stems_of("Bridges down!"), ElementsAre(bridge));
  EXPECT_THAT(story.words.stems_of(""), IsEmpty());
}

TEST(Denials, AVerbOfDenialDenies) {
  const Story story = story_of({account_of("a", "The bosses deny it. They did not dispute the bill.")});
  const Denials denials(story);
  EXPECT_TRUE(denials.in(0, 0));
  EXPECT_FALSE(denials.in(0, 1));
}

TEST(Denials, WhatIsRejectedMustBeAClaim) {
  const Story story = story_of({account_of("a",
                                           "The union rejected the offer. It rejected the charge of neglect. "
                                           "Things went wrong. The report was wrong.")});
  const Denials denials(story);
  EXPECT_FALSE(denials.in(0, 0));
  EXPECT_TRUE(denials.in(0, 1));
  EXPECT_FALSE(denials.in(0, 2));
  EXPECT_TRUE(denials.in(0, 3));
}

TEST(Denials, TheSentenceBehindIsTheOtherSide) {
  const Story story =
      story_of({account_of("a", "The bosses deny it. The dam was sound.\n\nRain fell.\n\nIt stopped.")});
  const Denials denials(story);
  EXPECT_FALSE(denials.before(0, 0));
  EXPECT_TRUE(denials.before(0, 1));
  EXPECT_FALSE(denials.before(0, 2));
}

TEST(TellingOrigins, OnlyTakenWordsJoinTwoGroups) {
  Story story = story_of({account_of("a", "The dam broke at dawn. Nine drowned."),
                          account_of("b", "The dam broke at dawn. Cattle were lost.")});
  Edge edge;
  edge.from = {false, 0};
  edge.to = 1;
  edge.evidence.push_back({EdgeEvidenceKind::kPassage, ByteSpan{0, 22}, ByteSpan{0, 22}});
  story.stemma.edges.push_back(edge);
  const TellingOrigins origins(story);
  EXPECT_EQ(origins.count(std::vector<Evidence>{{0, {0, 22}}, {1, {0, 22}}}), 1U);
  EXPECT_EQ(origins.count(std::vector<Evidence>{{0, {23, 36}}, {1, {23, 40}}}), 2U);
  EXPECT_EQ(origins.count(std::vector<Evidence>{}), 0U);
}

TEST(TellingOrigins, WordsOfOneReleaseAreOneOrigin) {
  Story story =
      story_of({account_of("a", "The dam broke at dawn."), account_of("b", "The dam broke at dawn."),
                account_of("c", "The dam broke at dawn.")});
  story.stemma.hidden.push_back({"h1", HiddenKind::kPressRelease, "release", {}});
  for (const AccountIndex account : {0U, 1U}) {
    Edge edge;
    edge.from = {true, 0};
    edge.to = account;
    edge.evidence.push_back({EdgeEvidenceKind::kPassage, std::nullopt, ByteSpan{0, 22}});
    story.stemma.edges.push_back(edge);
  }
  const std::vector<Evidence> tellings = {{0, {0, 22}}, {1, {0, 22}}, {2, {0, 22}}};
  EXPECT_EQ(TellingOrigins(story).count(tellings), 2U);
}

FigureSetting setting_of(const Story& story, std::uint32_t index) {
  FigureSetting setting;
  setting.index = index;
  setting.sentence = story.notes[0].figures[index].sentence;
  setting.number = comparable(story.notes[0].figures[index]);
  return setting;
}

TEST(FigureCoordination, AndTellsTwoCounts) {
  Notes notes = account_of("a", "Four were killed and six were missing. The toll rose from 4 to 9.");
  add_figure(notes, "Four", 4);
  add_figure(notes, "six", 6);
  add_figure(notes, "4", 4);
  add_figure(notes, "9", 9);
  const Story story = story_of({notes});
  const auto two = [&](std::uint32_t a, std::uint32_t b) {
    return tells_two_counts(story, setting_of(story, a), setting_of(story, b));
  };
  EXPECT_TRUE(two(0, 1));
  EXPECT_TRUE(two(1, 0));
  EXPECT_FALSE(two(2, 3));
  EXPECT_FALSE(two(0, 2));
}

ClaimUnit unit_with(const Story& story, std::uint32_t figure, std::string holder) {
  ClaimUnit unit = unit_of_sentences(story, 0, story.notes[0].figures[figure].sentence,
                                     story.notes[0].figures[figure].sentence);
  unit.holder = std::move(holder);
  return unit;
}

Story custody_story() {
  Notes notes = account_of("a", "Police said 17 people were held. The union said 43 people were in custody.");
  add_figure(notes, "17", 17);
  add_figure(notes, "43", 43);
  return story_of({notes});
}

TEST(ClaimDisputes, RivalsAreTwoHoldersWithTwoNumbers) {
  const Story story = custody_story();
  EXPECT_TRUE(are_rivals(story, unit_with(story, 0, "police"), unit_with(story, 1, "union")));
  EXPECT_FALSE(are_rivals(story, unit_with(story, 0, "police"), unit_with(story, 1, "police")));
  EXPECT_FALSE(are_rivals(story, unit_with(story, 0, ""), unit_with(story, 1, "union")));
  EXPECT_FALSE(are_rivals(story, unit_with(story, 0, "police"), unit_with(story, 0, "union")));
}

TEST(ClaimDisputes, BothSidesAreOnePlace) {
  const Story story = custody_story();
  const std::vector<ClaimUnit> units = {unit_with(story, 0, "police"), unit_with(story, 1, "union")};
  const auto disputes = dispute_units(story, {}, units, Denials(story), WordRarity(story));
  ASSERT_EQ(disputes.size(), 1U);
  ASSERT_EQ(disputes[0].size(), 1U);
  EXPECT_TRUE(disputes[0][0].both_sides);
  EXPECT_EQ(disputes[0][0].sentence, 0U);
  EXPECT_EQ(disputes[0][0].figures.size(), 2U);
}

TEST(ClaimDisputes, ADenialStandsWithWhatItDenies) {
  const Story story =
      story_of({account_of("a", "The union says the dam leaked for weeks. The owner denies it.")});
  const auto disputes = dispute_units(story, {}, {}, Denials(story), WordRarity(story));
  ASSERT_EQ(disputes.size(), 1U);
  EXPECT_EQ(disputes[0][0].clause.in(story.account(0).text),
            "The union says the dam leaked for weeks. The owner denies it");
}

const Claim* claim_with(const std::vector<Claim>& claims, std::string_view words) {
  const auto found = std::ranges::find_if(
      claims, [&](const Claim& claim) { return claim.text.find(words) != std::string::npos; });
  return found == claims.end() ? nullptr : &*found;
}

TEST(ClaimSupport, TwoThatTellItAloneConfirmIt) {
  const Story story = story_of({account_of("a", "The old harbour bridge collapsed before sunrise."),
                                account_of("b", "The old harbour bridge collapsed before sunrise.")});
  const auto claims = find_claims(story, {}, {});
  const Claim* claim = claim_with(claims, "bridge");
  ASSERT_NE(claim, nullptr);
  EXPECT_THAT(claim->accounts, ElementsAre(0U, 1U));
  EXPECT_EQ(claim->independent, 2U);
  EXPECT_EQ(claim->status, ClaimStatus::kConfirmed);
}

TEST(ClaimSupport, ANumberHasOneOrigin) {
  std::vector<Notes> notes = {account_of("a", "The old harbour bridge injured 17 walkers before sunrise."),
                              account_of("b", "The old harbour bridge injured 17 walkers before sunrise.")};
  for (Notes& of : notes) add_figure(of, "17", 17);
  const Story story = story_of(std::move(notes));
  const auto claims = find_claims(story, {}, {});
  const Claim* claim = claim_with(claims, "bridge");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->independent, 1U);
  EXPECT_EQ(claim->status, ClaimStatus::kSingleSource);
}

TEST(ClaimSupport, WhoHearsASpeechVouchesForItAndWhoReadsAReleaseDoesNot) {
  const std::string words = "We accept the northern valley result tonight.";
  const ByteSpan all{0, static_cast<std::uint32_t>(words.size())};
  std::vector<Notes> notes = {account_of("a", words), account_of("b", words)};
  Utterance said;
  for (AccountIndex account = 0; account < notes.size(); ++account) {
    Quote quote;
    quote.kind = QuoteKind::kDirect;
    quote.content = {all};
    quote.speaker_name = "Lind";
    notes[account].quotes.push_back(quote);
    Witness witness;
    witness.evidence = {account, all};
    said.witnesses.push_back(witness);
  }
  const Story story = story_of(std::move(notes));
  const auto independent = [&](Occasion origin) {
    said.origin = origin;
    const auto claims = find_claims(story, {}, {said});
    const Claim* claim = claim_with(claims, "accept");
    return claim == nullptr ? 0 : claim->independent;
  };
  EXPECT_EQ(independent(Occasion::kSpeech), 2U);
  EXPECT_EQ(independent(Occasion::kPressRelease), 1U);
}

TEST(ClaimSupport, WhatAnotherDeniesIsDisputed) {
  const Story story =
      story_of({account_of("a", "Guards fired rubber bullets at the harbour marchers."),
                account_of("b", "Officers deny that guards fired rubber bullets at the harbour marchers.")});
  const auto claims = find_claims(story, {}, {});
  const auto disputed = std::ranges::find(claims, ClaimStatus::kDisputed, &Claim::status);
  ASSERT_NE(disputed, claims.end());
  EXPECT_THAT(disputed->denied_by, testing::Contains(1U));
}

TEST(ClaimSupport, AnEarlierAccountIsNotSilent) {
  const Story story = story_of({account_of("a", "Rain fell over the northern valley.", "2024-05-01"),
                                account_of("b", "The old harbour bridge collapsed.", "2024-05-06"),
                                account_of("c", "Schools closed across several towns.", "2024-05-09")});
  const auto claims = find_claims(story, {}, {});
  const Claim* claim = claim_with(claims, "bridge");
  ASSERT_NE(claim, nullptr);
  EXPECT_THAT(claim->silent, ElementsAre(2U));
  ASSERT_EQ(claim->unknown.size(), 1U);
  EXPECT_EQ(claim->unknown[0].account, 0U);
  EXPECT_EQ(claim->unknown[0].why, "earlier");
}

TEST(Timeline, DatedClaimsInOrderOfTime) {
  Notes notes = account_of("a", "The dam broke on Friday. Rain began on Monday. It may last a week.");
  const auto time = [&](std::string_view printed, const char* value) {
    const auto begin = static_cast<std::uint32_t>(notes.document->account->text.find(printed));
    notes.times.push_back({{begin, begin + static_cast<std::uint32_t>(printed.size())}, value, false});
  };
  time("Friday", "2024-05-03");
  time("Monday", "2024-04-29");
  time("a week", "P1W");
  const Story story = story_of({notes});
  std::vector<Claim> claims(3);
  for (std::uint32_t c = 0; c < 3; ++c) {
    const ByteSpan span = span_of(story.document(0), story.document(0).sentences[c]);
    claims[c].text = std::string(span.in(story.account(0).text));
    claims[c].evidence.push_back({{0, span}, Stance::kAsserts, "", std::nullopt});
  }
  const auto timeline = build_timeline(story, claims);
  ASSERT_EQ(timeline.size(), 2U);
  EXPECT_EQ(timeline[0].when, "2024-04-29");
  EXPECT_EQ(timeline[0].what, "Rain began on Monday");
  EXPECT_EQ(timeline[1].when, "2024-05-03");
  EXPECT_EQ(timeline[1].evidence.size(), 1U);
}

std::size_t merge_index(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(kMergeEvidenceNames, name) - kMergeEvidenceNames.begin());
}
std::size_t pair_index(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(kFigureEvidenceNames, name) -
                                  kFigureEvidenceNames.begin());
}

TEST(FigureMerging, MeansOverPairsOfTwoAccounts) {
  std::vector<FigureSetting> settings(3);
  settings[1].account = 1;
  settings[2].account = 2;
  FigureEvidence little{}, more{};
  little[pair_index("near")] = 0.2;
  more[pair_index("near")] = 0.6;
  const std::vector<JudgedPair> pairs{{0, 1, &little}, {0, 2, &more}};
  const MergeEvidence evidence = merge_evidence(settings, pairs, {0}, {1, 2});
  EXPECT_DOUBLE_EQ(evidence[merge_index("near")], 0.4);
  EXPECT_DOUBLE_EQ(evidence[merge_index("near_best")], 0.6);
  EXPECT_FALSE(is_left_out(evidence));
}

TEST(FigureMerging, WhatOneAccountLeavesToTheOtherIsSaid) {
  std::vector<FigureSetting> settings(2);
  FigureEvidence elliptical{};
  elliptical[pair_index("elliptical")] = 1;
  const std::vector<JudgedPair> pairs{{0, 1, &elliptical}};
  EXPECT_TRUE(is_left_out(merge_evidence(settings, pairs, {0}, {1})));
  EXPECT_FALSE(is_left_out(merge_evidence(settings, {}, {0}, {1})));
}

}  // namespace
}  // namespace tellings
