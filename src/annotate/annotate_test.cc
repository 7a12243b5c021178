// Names and quotations over real parses. Skipped where the model is not fetched.
#include "annotate/annotate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "annotate/lexicons.h"
#include "nlp/analyzer.h"
#include "nlp/read_account.h"

namespace tellings {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

const Analyzer* analyzer() {
  static const auto loaded = [] {
    const std::filesystem::path place =
        std::filesystem::path(TELLINGS_DEPS_DIR) / "models" / "en_core_web_sm";
    return std::filesystem::exists(place) ? std::optional(Analyzer::load(place)) : std::nullopt;
  }();
  return loaded && *loaded ? &**loaded : nullptr;
}

std::shared_ptr<const Account> account_of(const std::vector<std::string>& paragraphs) {
  auto account = std::make_shared<Account>();
  for (const std::string& paragraph : paragraphs) {
    if (!account->text.empty()) account->text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(account->text.size());
    account->text += paragraph;
    account->paragraphs.push_back({{begin, static_cast<std::uint32_t>(account->text.size())}, Role::kBody});
  }
  return account;
}

class AnnotateTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (analyzer() == nullptr) GTEST_SKIP() << "no model in " << TELLINGS_DEPS_DIR << "; run ./run setup";
  }
  void read(const std::vector<std::string>& paragraphs) {
    account_ = account_of(paragraphs);
    notes_ = annotate(std::make_shared<const Document>(read_account(*analyzer(), account_)));
  }
  [[nodiscard]] std::string at(ByteSpan span) const { return std::string(span.in(account_->text)); }
  // "kind|speaker|content" of everything said.
  [[nodiscard]] std::vector<std::string> sayings() const {
    std::vector<std::string> out;
    for (const Quote& quote : notes_.quotes) {
      if (!quote.saying) continue;
      std::string line = std::string(name_of(quote.kind)) + "|" + quote.speaker_name + "|";
      for (const ByteSpan piece : quote.content)
        line += (piece == quote.content.front() ? "" : " … ") + at(piece);
      out.push_back(line);
    }
    return out;
  }
  [[nodiscard]] std::vector<std::string> mentions_of(const std::string& name) const {
    std::vector<std::string> out;
    for (const Name& each : notes_.names) {
      if (each.name != name) continue;
      for (const Mention& mention : each.mentions) out.push_back(at(mention.span));
    }
    return out;
  }
  [[nodiscard]] const Name* name(const std::string& wanted) const {
    for (const Name& each : notes_.names) {
      if (each.name == wanted) return &each;
    }
    return nullptr;
  }

  std::shared_ptr<const Account> account_;
  Notes notes_;
};

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
      {"“They sprayed the people who were singing,” said Helen Strand, a nurse. “Then they asked us to treat "
       "them.",
       "“We will still treat them.”"});
  EXPECT_THAT(sayings(), Contains("direct|Helen Strand|They sprayed the people who were singing, … Then they "
                                  "asked us to treat them. … We will still treat them."));
}

TEST_F(AnnotateTest, AFragmentIsMixedAndItsClauseIsNotIndirectToo) {
  read({"Helen Strand said the company was “reconciling the lists” of workers."});
  EXPECT_THAT(sayings(), ElementsAre("mixed|Helen Strand|reconciling the lists"));
}

TEST_F(AnnotateTest, NamesTitlesAndScareQuotesAreNoSpeech) {
  read({"The ‘fireball’ blast was seen from the old terminal, known to everyone here as ‘the Bakery’.",
        "The plan bears the name “Focus 26”. Northmill Terminals Ltd (“Northmill”) owns the site."});
  EXPECT_THAT(sayings(), IsEmpty());
}

TEST_F(AnnotateTest, IndirectSpeechEndsWhereTheClauseEnds) {
  read({"Eleven people had been taken to hospital, three of them in critical condition, police said.",
        "The company said it would cut 1,150 jobs, and lowered its outlook."});
  EXPECT_THAT(
      sayings(),
      ElementsAre(
          "indirect|police|Eleven people had been taken to hospital, three of them in critical condition",
          "indirect|company|it would cut 1,150 jobs"));
}

TEST_F(AnnotateTest, AccordingTo) {
  read({"Two climbers died in the storm, according to the Northern Alpine Registry."});
  EXPECT_THAT(sayings(), ElementsAre("indirect|Northern Alpine Registry|Two climbers died in the storm"));
}

TEST_F(AnnotateTest, MisplacedMarksAreRead) {
  read(
      {"“The safety of our diplomats is our main concern, “he said.” We call on all sides to show "
       "restraint."});
  ASSERT_FALSE(notes_.quotes.empty());
  EXPECT_EQ(at(notes_.quotes.front().content.front()), "The safety of our diplomats is our main concern,");
}

TEST_F(AnnotateTest, ABareSurnameIsThePersonIntroducedBefore) {
  read({"Foreign Affairs Minister François-Philippe Champagne spoke in Ottawa on Friday.",
        "Champagne said Canada was ready.", "“We wait,” Champagne added."});
  const Name* person = name("François-Philippe Champagne");
  ASSERT_NE(person, nullptr);
  EXPECT_EQ(person->kind, NameKind::kPerson);
  EXPECT_THAT(mentions_of("François-Philippe Champagne"),
              ElementsAre("Foreign Affairs Minister François-Philippe Champagne",
                          "François-Philippe Champagne", "Champagne", "Champagne"));
}

TEST_F(AnnotateTest, AcronymInBracketsAndMisspelling) {
  read(
      {"The Amalgamated Harbour Workers’ Union (AHWU) called a strike. Its secretary, Deon Swartbooi, met "
       "the port’s owners.",
       "The AHWU will vote on Monday. Mr Swartboi declined to comment."});
  EXPECT_THAT(mentions_of("Amalgamated Harbour Workers’ Union"), Contains("AHWU"));
  EXPECT_THAT(mentions_of("Deon Swartbooi"), Contains("Mr Swartboi"));
}

TEST_F(AnnotateTest, AnOrganisationBeforeTheNameIsNoPartOfTheMention) {
  read({"AHWU secretary Deon Swartbooi said the talks had failed."});
  EXPECT_THAT(mentions_of("Deon Swartbooi"), Not(Contains("AHWU secretary Deon Swartbooi")));
  EXPECT_THAT(mentions_of("AHWU"), ElementsAre("AHWU"));
}

TEST_F(AnnotateTest, MentionsOfTwoNamesNeverOverlap) {
  read(
      {"Georgia’s embassy in Pakistan said Employment Minister Naana Boatemaa-Sarpong of the Ministry of "
       "Employment met Dr Ana Ruiz, "
       "Port Marchant Courier reported from St Brigid’s Hospital."});
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
