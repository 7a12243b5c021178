// Names and quotations over real parses. Skipped where the model is not fetched.
#include "annotate/annotate.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "annotate/lexicons.h"
#include "annotate/reading_fixture.h"

namespace tellings {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

using AnnotateTest = ReadingTest;

TEST_F(AnnotateTest, SpeakerBeforeAfterAndInTheMiddle) {
  read({"“The tunnel is safe,” said Mayor Rosa Delgado. “It will open on Monday.”",
        "Delgado said: “We have checked every lamp.”"});
  EXPECT_THAT(sayings(), ElementsAre("direct|Rosa Delgado|The tunnel is safe, … It will open on Monday.",
                                     "direct|Rosa Delgado|We have checked every lamp."));
}

TEST_F(AnnotateTest, TheOwnerOfATitleDoesNotSpeak) {
  read(
      {"\"If there was a complaint, it did not reach my desk,\" Northmill's chief executive, Helen Strand, "
       "told reporters."});
  EXPECT_THAT(sayings(),
              ElementsAre("direct|Helen Strand|If there was a complaint, it did not reach my desk,"));
}

TEST_F(AnnotateTest, PronounIsWhoSpokeLast) {
  read({"Helen Strand, the company's lawyer, said the bridge had been inspected in May.",
        "“It was sound,” she said."});
  EXPECT_THAT(sayings(), Contains("direct|Helen Strand|It was sound,"));
}

TEST_F(AnnotateTest, ANameAfterADash) {
  read({"“I hope that the council will listen to all of us.” ― Helen Strand"});
  EXPECT_THAT(sayings(),
              ElementsAre("direct|Helen Strand|I hope that the council will listen to all of us."));
}

TEST_F(AnnotateTest, AQuotationGoesOnOverAParagraphBreak) {
  read(
      {"“They shouted at the people who were waiting,” said Helen Strand, a nurse. “Then they asked us to "
       "serve "
       "them.",
       "“We will still serve them.”"});
  EXPECT_THAT(sayings(),
              Contains("direct|Helen Strand|They shouted at the people who were waiting, … Then they "
                       "asked us to serve them. … We will still serve them."));
}

TEST_F(AnnotateTest, AFragmentIsMixedAndItsClauseIsNotIndirectToo) {
  read({"Helen Strand said the company was “reconciling the lists” of workers."});
  EXPECT_THAT(sayings(), ElementsAre("mixed|Helen Strand|reconciling the lists"));
}

TEST_F(AnnotateTest, NamesTitlesAndScareQuotesAreNoSpeech) {
  read({"The ‘thunderclap’ blast was seen from the old terminal, known to everyone here as ‘the Cellar’.",
        "The plan bears the name “Forward 30”. Northmill Terminals Ltd (“Northmill”) owns the site."});
  EXPECT_THAT(sayings(), IsEmpty());
}

TEST_F(AnnotateTest, IndirectSpeechEndsWhereTheClauseEnds) {
  read({"Eleven people had been taken to hospital, three of them in critical condition, police said.",
        "The company said it would cut 1,200 jobs, and lowered its outlook."});
  EXPECT_THAT(
      sayings(),
      ElementsAre(
          "indirect|police|Eleven people had been taken to hospital, three of them in critical condition",
          "indirect|company|it would cut 1,200 jobs"));
}

TEST_F(AnnotateTest, ASemicolonPartsWhatTwoSay) {
  read({"The Harbour Workers Union says 52 people were at work; the operator says 38 people were at work."});
  EXPECT_THAT(sayings(), ElementsAre("indirect|Harbour Workers Union|52 people were at work",
                                     "indirect|operator|38 people were at work"));
}

TEST_F(AnnotateTest, AccordingTo) {
  read({"Two sailors died in the storm, according to the National Rescue Service."});
  EXPECT_THAT(sayings(), ElementsAre("indirect|National Rescue Service|Two sailors died in the storm"));
}

TEST_F(AnnotateTest, MisplacedMarksAreRead) {
  read(
      {"“The safety of our diplomats is our main concern, “he said.” We call on all sides to show "
       "restraint."});
  ASSERT_FALSE(notes_.quotes.empty());
  EXPECT_EQ(at(notes_.quotes.front().content.front()), "The safety of our diplomats is our main concern,");
}

TEST_F(AnnotateTest, ABareSurnameIsThePersonIntroducedBefore) {
  read({"Foreign Minister Jean-Baptiste Mercure spoke in Tallinn on Friday.",
        "Mercure said the country was ready.", "“We wait,” Mercure added."});
  const Name* person = name("Jean-Baptiste Mercure");
  ASSERT_NE(person, nullptr);
  EXPECT_EQ(person->kind, NameKind::kPerson);
  EXPECT_THAT(
      mentions_of("Jean-Baptiste Mercure"),
      ElementsAre("Foreign Minister Jean-Baptiste Mercure", "Jean-Baptiste Mercure", "Mercure", "Mercure"));
}

TEST_F(AnnotateTest, AcronymInBracketsAndMisspelling) {
  read(
      {"The United Dock and Harbour Workers (UDHW) called a strike. Its secretary, Pieter Lombaard, met "
       "the port’s owners.",
       "The UDHW will vote on Monday. Mr Lombard declined to comment."});
  EXPECT_THAT(mentions_of("United Dock and Harbour Workers"), Contains("UDHW"));
  EXPECT_THAT(mentions_of("Pieter Lombaard"), Contains("Mr Lombard"));
}

TEST_F(AnnotateTest, AnOrganisationBeforeTheNameIsNoPartOfTheMention) {
  read({"UDHW secretary Pieter Lombaard said the talks had failed."});
  EXPECT_THAT(mentions_of("Pieter Lombaard"), Not(Contains("UDHW secretary Pieter Lombaard")));
  EXPECT_THAT(mentions_of("UDHW"), ElementsAre("UDHW"));
}

TEST_F(AnnotateTest, MentionsOfTwoNamesNeverOverlap) {
  read(
      {"Norway’s embassy in Kenya said Employment Minister Lucia Amoroso-Keller of the Ministry of "
       "Employment met Dr Ana Ruiz, "
       "the Millport Courier reported from St Alban’s Hospital."});
  for (NameIndex a = 0; a < notes_.names.size(); ++a) {
    for (NameIndex b = a + 1; b < notes_.names.size(); ++b) {
      for (const Mention& one : notes_.names[a].mentions) {
        for (const Mention& other : notes_.names[b].mentions)
          EXPECT_FALSE(one.span.overlaps(other.span)) << at(one.span) << " / " << at(other.span);
      }
    }
  }
}

// HOSTILE-INPUT 16: words with invisible characters in them are the words they look like.
TEST_F(AnnotateTest, InvisibleCharactersHideNothing) {
  read({"“We go\u00AD,” sa\u00ADid Mayor Ro\u200Bsa Delgado. Del\u200Bgado left."});
  ASSERT_EQ(notes_.quotes.size(), 1U);
  ASSERT_TRUE(notes_.quotes.front().cue.has_value());
  EXPECT_EQ(at(*notes_.quotes.front().cue), "sa\u00ADid");
}

// HOSTILE-INPUT 16: letters of other scripts, ligatures, accents of their own.
TEST_F(AnnotateTest, LettersThatLookAlikeAreReadAsTheyAreSeen) {
  read({"“We go,” s\u0430id Mayor Ros\u0430 Delgado.", "The o\uFB03ce said the \uFB01re was out.",
        "Jose\u0301 Pe\u0301rez said it was shut. “We wait,” P\u00E9rez added."});
  EXPECT_THAT(
      sayings(),
      ElementsAre("direct|Ros\u0430 Delgado|We go,", "indirect|o\uFB03ce|the \uFB01re was out",
                  "indirect|Jose\u0301 Pe\u0301rez|it was shut", "direct|Jose\u0301 Pe\u0301rez|We wait,"));
}

// HOSTILE-INPUT 16, 17: digits of other scripts, marks of other countries, what others misread.
TEST_F(AnnotateTest, FiguresOfOtherScriptsAndWhatOthersMisread) {
  read({"٤٥０ people and ４５０ homes and ४५० boats were lost, 940 000 tonnes and 5 lakh crore rupees.",
        "More than 50,000 in 2019 came at 6pm for the 12.8-13.0 TeV run in the 2012-13 season; car 24703L202 "
        "cost a hundred dollars."});
  std::vector<std::string> read_as;
  for (const Figure& figure : notes_.figures) read_as.push_back(at(figure.number) + " " + figure.unit);
  EXPECT_THAT(read_as, ElementsAre("٤٥０ people", "４５０ homes", "४५० boats", "940 000 t",
                                   "5 lakh crore INR", "50,000 ", "12.8-13.0 TeV", "a hundred USD"));
}

// Elsewhere in an account that prints A$, a bare "$" is read as that; not beside its own conversion.
TEST_F(AnnotateTest, ABareSignBesideItsConversionIsAnotherCurrency) {
  const auto units = [this] {
    std::vector<std::string> all;
    for (const Figure& figure : notes_.figures) all.push_back(figure.unit);
    return all;
  };
  read({"The gang wanted $6 million (A$9.2 million) by Monday."});
  EXPECT_THAT(units(), ElementsAre("USD", "AUD"));
  read({"The fine may reach A$50 million.", "The firm set $2 million aside."});
  EXPECT_THAT(units(), ElementsAre("AUD", "AUD"));
}

// A bare "$" is the dollar of the country that the account is published in, unless it prints another.
TEST_F(AnnotateTest, ABareSignIsOfTheOutletsCountry) {
  account_ = account_of({"The fine may reach $50 million."}, "");
  Account account = *account_;
  account.url = "https://www.millport-herald.com.au/news/1?from=front.us";
  account_ = std::make_shared<const Account>(account);
  notes_ = annotate(std::make_shared<const Document>(read_account(*analyzer(), account_)));
  ASSERT_EQ(notes_.figures.size(), 1U);
  EXPECT_EQ(notes_.figures.front().unit, "AUD");
}

// HOSTILE-INPUT 18: marks that never close, close twice, open inside a word, nest three deep; a quotation of
// 50 KB.
TEST_F(AnnotateTest, BrokenMarksAreSurvived) {
  read({"“He said, ‘She told me “go” twice’ and", "left.”” The o“ld ‘90s’ \"\"", "”", "'''''", "“", ""});
  for (const Quote& quote : notes_.quotes) {
    for (const ByteSpan piece : quote.content) EXPECT_LT(piece.begin, piece.end);
  }
  std::string words = "“";
  while (words.size() < 50'000) words += "We are counting every single one of them and we will not stop. ";
  read({words + "That is all,” Helen Strand said."});
  ASSERT_EQ(sayings().size(), 1U);
  EXPECT_THAT(sayings().front(), ::testing::StartsWith("direct|Helen Strand|We are counting"));
}

TEST_F(AnnotateTest, NothingToRead) {
  read({});
  EXPECT_TRUE(notes_.names.empty());
  EXPECT_TRUE(notes_.quotes.empty());
}

TEST(Lexicons, EveryEntryIsUsable) {
  const Lexicons& lexicons = Lexicons::get();
  EXPECT_EQ(lexicons.cue("say"), CueFrames{kSpeech});
  EXPECT_EQ(lexicons.cue("table"), 0U);
  EXPECT_TRUE(lexicons.takes_preposition("call", "on"));
  EXPECT_FALSE(lexicons.takes_preposition("call", "o"));
  for (const auto& [phrase, occasion] : lexicons.occasions) EXPECT_NE(occasion, Occasion::kUnknown) << phrase;
}

}  // namespace
}  // namespace tellings
