#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "render/markdown.h"
#include "render/page.h"
#include "render/report.h"
#include "render/terminal.h"
#include "render/wording.h"

namespace tellings {
namespace {

using testing::HasSubstr;
using testing::Not;

std::shared_ptr<const Account> account(std::string id, std::string text) {
  auto made = std::make_shared<Account>();
  made->id = std::move(id);
  made->source = "Outlet " + made->id;
  made->sha256 = made->id;
  made->text = std::move(text);
  return made;
}

// Two accounts that give one utterance in different words and two readings that exclude each other.
Collation sample() {
  Collation collation;
  StoryCollation story;
  story.title = "Blast at the harbour";
  story.accounts = {account("a1", "It was safe, she said. 23 hurt."),
                    account("a2", "It was secure, she said. 17 hurt.")};
  Utterance utterance;
  utterance.speaker_name = "Jane Roe";
  utterance.text = "It was safe";
  utterance.base = Base::kAgreed;
  Witness same;
  same.evidence = {0, {0, 11}};
  same.speaker_name = "Jane Roe";
  Witness altered = same;
  altered.evidence = {1, {0, 13}};
  altered.verdict = Verdict::kAltered;
  altered.edits = {{EditOp::kReplace, EditKind::kSynonym, "safe", "secure", {7, 13}}};
  utterance.witnesses = {same, altered};
  story.utterances = {utterance};
  FigureGroup hurt;
  hurt.id = "f1";
  hurt.measure = "people hurt";
  hurt.verdict = FigureVerdict::kConflict;
  FigureReading first;
  first.evidence = {0, {23, 30}};
  FigureReading second;
  second.evidence = {1, {25, 32}};
  second.holder = "the operator";
  hurt.readings = {first, second};
  story.figures = {hurt};
  Edge edge;
  edge.from = {true, 0};
  edge.to = 1;
  edge.how = Derivation::kSpun;
  edge.share = 0.5;
  edge.band = Band::kClear;
  story.stemma.hidden = {{"h1", HiddenKind::kPressRelease, "press release", {}}};
  story.stemma.edges = {edge};
  story.stemma.independent_groups = {{0}, {1}};
  collation.stories = {story};
  return collation;
}

TEST(Terminal, MarksTheWordThatDiffersAndTheWordItStandsFor) {
  const std::string out = print_terminal(make_reports(sample()), {false, 100});
  EXPECT_THAT(out, HasSubstr("It was *secure* [safe]"));
  EXPECT_THAT(out, HasSubstr("differs from the agreed wording"));
}

TEST(Terminal, SetsHolderAgainstHolder) {
  const std::string out = print_terminal(make_reports(sample()), {false, 100});
  EXPECT_THAT(out, HasSubstr("people hurt: figures do not fit together"));
  EXPECT_THAT(out, HasSubstr("*17 hurt* according to the operator"));
}

TEST(Terminal, AccusesNobody) {
  const std::string out = print_terminal(make_reports(sample()), {false, 100});
  EXPECT_THAT(out, HasSubstr("wording looks machine-rewritten"));
  for (const char* word : {"spun", "copied", "fake", "misquoted", "plagiari"})
    EXPECT_THAT(out, Not(HasSubstr(word)));
}

TEST(Terminal, KeepsItsWidth) {
  for (const int width : {40, 60, 100}) {
    const std::string out = print_terminal(make_reports(sample()), {false, width});
    std::size_t begin = 0;
    for (std::size_t end = out.find('\n'); end != std::string::npos;
         begin = end + 1, end = out.find('\n', begin)) {
      const std::string_view line = std::string_view(out).substr(begin, end - begin);
      std::size_t columns = 0;
      for (const char c : line) columns += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
      EXPECT_LE(columns, static_cast<std::size_t>(width)) << line;
    }
  }
}

TEST(Terminal, NoEscapeWithoutColourAndNoneFromAnAccount) {
  Collation collation = sample();
  collation.stories[0].title = "a\x1b[2Jb\u202Ec";
  EXPECT_THAT(print_terminal(make_reports(collation), {false, 100}), Not(HasSubstr("\x1b")));
  const std::string coloured = print_terminal(make_reports(collation), {true, 100});
  EXPECT_THAT(coloured, HasSubstr("a[2Jbc"));
}

TEST(Markdown, EscapesWhatAnAccountControls) {
  Collation collation = sample();
  collation.stories[0].title = "[x](javascript:alert(1)) <b>";
  const std::string out = print_markdown(make_reports(collation));
  EXPECT_THAT(out, HasSubstr("\\[x\\]\\(javascript:alert\\(1\\)\\) \\<b\\>"));
  EXPECT_THAT(out, HasSubstr("It was **secure**"));
}

std::string printed_of(const Collation& collation) {
  return print_terminal(make_reports(collation), {false, 200});
}

TEST(Report, OneFigureInSeveralPrintingsIsOneLine) {
  Collation collation = sample();
  collation.stories[0].figures[0].verdict = FigureVerdict::kAgree;
  EXPECT_THAT(printed_of(collation), HasSubstr("people hurt: agree  23 hurt / 17 hurt  a1 a2\n"));
}

TEST(Report, WhoTellsBothSidesIsNotSetAgainstItself) {
  Collation collation = sample();
  Claim claim;
  claim.text = "It was safe";
  claim.accounts = {0, 1};
  claim.denied_by = {1};
  claim.status = ClaimStatus::kDisputed;
  claim.evidence = {{{1, {0, 30}}, Stance::kDenies, "", std::nullopt},
                    {{1, {0, 30}}, Stance::kDenies, "", std::nullopt}};
  collation.stories[0].claims = {claim};
  const std::string out = printed_of(collation);
  EXPECT_THAT(out, HasSubstr("It was safe  told by a1; both sides in a2\n"));
  EXPECT_EQ(out.find("contradicts:"), out.rfind("contradicts:"));
}

TEST(Report, APartOfASentenceShowsThatItGoesOn) {
  Collation collation = sample();
  collation.stories[0].brief.sentences = {
      {"was safe", ClaimStatus::kDisputed, {{0, {3, 11}}}},
      {"It was safe, she said.", ClaimStatus::kConfirmed, {{0, {0, 22}}}}};
  const std::string out = printed_of(collation);
  EXPECT_THAT(out, HasSubstr("- \u2026 was safe \u2026  a1  disputed, see below\n"));
  EXPECT_THAT(out, HasSubstr("- It was safe, she said.  a1\n"));
}

TEST(Report, ChangesComeFirst) {
  const Collation collation = sample();
  const std::vector<CollationChange> changes = {
      {ChangeKind::kChanged, ChangeOf::kFigure, "f1", "people hurt: 23", "people hurt: 17", {{0, {23, 30}}}},
      {ChangeKind::kWithdrawn, ChangeOf::kAccount, "a9", "Old title", "", {}}};
  const std::string out = print_terminal(make_reports(collation, {changes}), {false, 200});
  EXPECT_THAT(out, HasSubstr("- figure, people hurt: 23  was: people hurt: 17  a1\n"));
  EXPECT_THAT(out, HasSubstr("Withdrawn\n  - account: Old title\n"));
  EXPECT_LT(out.find("Since the earlier document"), out.find("Accounts"));
}

TEST(Report, ADraftSaysWhatHasNoSupport) {
  Collation collation = sample();
  StoryCollation& story = collation.stories[0];
  auto draft = std::make_shared<Account>(
      *account("d", "It was very safe, she said. 99 hurt in the blast. Nobody knows why it came."));
  draft->use = Use::kDraft;
  draft->paragraphs = {{{0, static_cast<std::uint32_t>(draft->text.size())}, Role::kBody}};
  story.accounts.push_back(draft);
  Witness witness = story.utterances[0].witnesses[1];
  witness.evidence = {2, {0, 16}};
  witness.edits.clear();
  story.utterances[0].witnesses.push_back(witness);
  FigureReading reading;
  reading.evidence = {2, {28, 35}};
  reading.value = 99;
  story.figures[0].readings.push_back(reading);
  const std::string out = printed_of(collation);
  EXPECT_THAT(
      out, HasSubstr(
               "differs from the agreed wording: *It was very safe*  in the accounts: It was safe  a1 a2\n"));
  EXPECT_THAT(out,
              HasSubstr("figure stands otherwise: *99 hurt*  in the accounts: 23 hurt / 17 hurt  a1 a2\n"));
  EXPECT_THAT(out, HasSubstr("no support found in the accounts: *Nobody knows why it came.*\n"));
}

TEST(Report, WhatOneAccountSaysIsNotOfMachineRewrittenOnes) {
  Collation collation = sample();
  Claim claim;
  claim.text = "the harbour stays shut until Friday morning";
  claim.accounts = {0};
  Claim rewritten = claim;
  rewritten.text = "the haven remains closed till Friday morning";
  rewritten.accounts = {1};  // drawn on h1, machine-rewritten
  collation.stories[0].claims = {claim, rewritten};
  const std::string out = printed_of(collation);
  EXPECT_THAT(out, HasSubstr("- a1 the harbour stays shut"));
  EXPECT_THAT(out, Not(HasSubstr("the haven remains")));
}

TEST(Page, DocumentCannotCloseItsElement) {
  const std::string page = render_page(R"({"title":"</script><script>alert(1)</script>"})");
  if (page.empty()) GTEST_SKIP() << "web/dist/index.html is not built: ./run setup builds it";
  EXPECT_THAT(page, Not(HasSubstr("<script>alert(1)")));
  EXPECT_THAT(page, HasSubstr(R"({"title":"\u003c/script>)"));
}

TEST(Wording, PluralsAndRanges) {
  EXPECT_EQ(counted(1, "account"), "1 account");
  EXPECT_EQ(counted(2, "story"), "2 stories");
  Claim claim;
  claim.status = ClaimStatus::kConfirmed;
  claim.independent = 2;
  claim.independent_low = 1;
  claim.independent_high = 3;
  EXPECT_EQ(support_words(claim), "2 tellings, no shared source found (1-3)");
}

}  // namespace
}  // namespace tellings
