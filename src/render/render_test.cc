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
