#include "study/study.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/printed_time.h"
#include "study/first_told.h"
#include "study/methods.h"
#include "study/print_study.h"
#include "study/sample.h"
#include "study/selection.h"
#include "study/text_match.h"
#include "study/week.h"

namespace tellings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

ArchiveAccount account(std::string id, std::string outlet, std::string published, std::int64_t words,
                       std::string story = "s-1") {
  ArchiveAccount made;
  made.id = std::move(id);
  made.outlet = std::move(outlet);
  made.published = std::move(published);
  made.words = words;
  made.story = std::move(story);
  return made;
}

// Wire a tells first; Post b has half of it, said, clear; Post c has b's words (its own), and of a press
// release three tenths, likely, not said; Mail d has a (.5, clear, said) and b (.8, open, not said); e is a
// stub; f was never compared; g stands alone a week later.
StudyArchive seven() {
  StudyArchive archive;
  archive.accounts = {account("a", "Wire", "2024-05-14T10:00Z", 100),
                      account("b", "Post", "2024-05-14T11:00Z", 200),
                      account("c", "Post", "2024-05-15T11:00Z", 300),
                      account("d", "Mail", "2024-05-14", 400),
                      account("e", "Mail", "2024-05-15T12:00Z", 30),
                      account("f", "Mail", "2024-05-15T12:00Z", 50, "s-2"),
                      account("g", "Wire", "2024-05-20T12:00Z", 1000, "s-3")};
  archive.accounts[4].whole = false;
  archive.accounts[5].compared = false;
  archive.accounts[6].owner = "Group";  // said of one domain of the Wire: true of both
  archive.drawings = {{1, "Wire", false, true, 0.5, true},           {2, "Post", false, false, 0.9, true},
                      {2, "press release", true, false, 0.3, false}, {3, "Wire", false, true, 0.5, true},
                      {3, "Post", false, false, 0.8, false},         {4, "Wire", false, false, 1, true}};
  return archive;
}

TEST(Study, CountsTheWholeByHand) {
  const Study study = make_study(seven());
  EXPECT_EQ(study.archive, 7);
  EXPECT_EQ(study.all.accounts, 5);
  EXPECT_EQ(study.all.words, 2000);
  EXPECT_EQ(study.all.stubs, 1);
  EXPECT_EQ(study.all.apart, 1);
  EXPECT_EQ(study.all.low.accounts, 2) << "b and d";
  EXPECT_EQ(study.all.low.credited, 2);
  EXPECT_DOUBLE_EQ(study.all.low.words, 100 + 200);
  EXPECT_EQ(study.all.high.accounts, 3) << "c too";
  EXPECT_EQ(study.all.high.credited, 1) << "d does not name the Post";
  EXPECT_DOUBLE_EQ(study.all.high.words, 100 + 90 + 400) << "of d at most all";
  EXPECT_DOUBLE_EQ(study.all.high.credited_words, 100);
  EXPECT_EQ(study.all.own, 1) << "c uses b of the same outlet";
  EXPECT_EQ(study.first, "2024-05-14");
  EXPECT_EQ(study.last, "2024-05-20T12:00Z");
}

TEST(Study, CountsBySourceOwnerAndWeek) {
  const Study study = make_study(seven());
  std::vector<std::string> names;
  for (const StudyRow& row : study.sources) names.push_back(row.name);
  EXPECT_THAT(names, ElementsAre("Post", "Wire", "Mail"));
  EXPECT_EQ(study.sources[2].accounts, 1);
  EXPECT_EQ(study.sources[2].stubs, 1);
  EXPECT_EQ(study.sources[2].apart, 1);
  EXPECT_EQ(study.owners.size(), 2U);
  EXPECT_EQ(study.owners[0].name, "Group") << "an unknown owner stands last, whatever it has";
  ASSERT_EQ(study.weeks.size(), 2U);
  EXPECT_EQ(study.weeks[0].name, "2024-W20");
  EXPECT_EQ(study.weeks[0].accounts, 4);
  EXPECT_EQ(study.weeks[1].name, "2024-W21");
  EXPECT_DOUBLE_EQ(study.weeks[1].high.words, 0);
}

TEST(Study, NamesWhatWasDrawnFrom) {
  const Study study = make_study(seven());
  ASSERT_EQ(study.origins.size(), 3U);
  EXPECT_EQ(study.origins[0].name, "Wire");
  EXPECT_EQ(study.origins[0].low, 2) << "not the stub";
  EXPECT_EQ(study.origins[0].credited, 2);
  EXPECT_EQ(study.origins[1].name, "Post") << "without the account that is the Post's own";
  EXPECT_EQ(study.origins[1].low, 0);
  EXPECT_EQ(study.origins[1].high, 1);
  EXPECT_TRUE(study.origins[2].hidden);
}

TEST(Study, OfNothingIsEmpty) {
  const Study study = make_study({});
  EXPECT_EQ(study.all.accounts, 0);
  EXPECT_THAT(study_report(study, {}, 20), HasSubstr("0 of 0 accounts in this archive"));
}

TEST(FirstTold, HoldsOnlyWhereTheTimesDoNotOverlap) {
  std::vector<ArchiveAccount> accounts = {account("a", "", "2024-05-14T10:00Z", 1),
                                          account("b", "", "2024-05-14T11:00Z", 1),
                                          account("c", "", "2024-05-18", 1),
                                          account("d", "", "2024-05-20T10:00Z", 1, "s-2"),
                                          account("e", "", "2024-05-20T10:00Z", 1, "s-3"),
                                          account("f", "", "2024-05-20", 1, "s-3"),
                                          account("g", "", "2024-05-20", 1, "s-4"),
                                          account("h", "", "", 1, "s-4"),
                                          account("i", "", "2024", 1, "")};
  EXPECT_THAT(first_told(accounts), ElementsAre(FirstTold::kYes, FirstTold::kNo, FirstTold::kNo,
                                                FirstTold::kAlone, FirstTold::kMaybe, FirstTold::kMaybe,
                                                FirstTold::kMaybe, FirstTold::kMaybe, FirstTold::kAlone));
}

// Against the definition, on small stories of every order of times.
TEST(FirstTold, IsWhatItSaysForEveryPair) {
  const std::vector<std::string> times = {"2024-05-14", "2024-05-14T23:00Z", "2024-05-17",
                                          "2024-05-17T01:00Z", ""};
  for (std::size_t a = 0; a < times.size(); ++a) {
    for (std::size_t b = 0; b < times.size(); ++b) {
      const auto before = [](const std::string& x, const std::string& y) {
        const auto first = parse_iso_time(x), second = parse_iso_time(y);
        return first && second && first->interval().before(second->interval());
      };
      const auto found = first_told({account("a", "", times[a], 1), account("b", "", times[b], 1)});
      const FirstTold expected = before(times[a], times[b])   ? FirstTold::kYes
                                 : before(times[b], times[a]) ? FirstTold::kNo
                                                              : FirstTold::kMaybe;
      EXPECT_EQ(found[0], expected) << times[a] << " / " << times[b];
    }
  }
}

TEST(IsoWeek, IsThatOfTheThursday) {
  EXPECT_EQ(iso_week("2024-05-14"), "2024-W20");
  EXPECT_EQ(iso_week("2024-05-19T23:59:00+02:00"), "2024-W20");
  EXPECT_EQ(iso_week("2021-01-03"), "2020-W53");
  EXPECT_EQ(iso_week("2024-12-30"), "2025-W01");
  EXPECT_EQ(iso_week("1969-12-31"), "1970-W01");
  EXPECT_EQ(iso_week("2024-05"), "");
  EXPECT_EQ(iso_week(""), "");
}

TEST(Selection, MarksByTimeAndOutlet) {
  StudyArchive archive = seven();
  ASSERT_TRUE(select_accounts(archive, {"", "2024-05-14", "2024-05-14", {"post", "Wire"}}));
  std::vector<std::string> selected;
  for (const ArchiveAccount& one : archive.accounts)
    if (one.selected) selected.push_back(one.id);
  EXPECT_THAT(selected, ElementsAre("a", "b"));
  EXPECT_EQ(select_accounts(archive, {"", "", "", {"Gazette"}}).error().code, ErrorCode::kUsage);
  EXPECT_EQ(select_accounts(archive, {"", "soon", "", {}}).error().code, ErrorCode::kUsage);
  EXPECT_EQ(selection_words({"ferry", "2024-05-14", "", {"Post"}}),
            "told from 2024-05-14; by Post; with the words ferry");
}

TEST(Selection, LeavesTheRestOfTheArchiveInSight) {
  StudyArchive archive = seven();
  ASSERT_TRUE(select_accounts(archive, {"", "", "", {"Post"}}));
  const Study study = make_study(archive);
  EXPECT_EQ(study.all.accounts, 2);
  EXPECT_EQ(study.all.first_high, 0) << "the Wire was first, selected or not";
}

TEST(TextMatch, FindsWhatAStoreFinds) {
  auto match = TextMatch::make("ferry -drill");
  ASSERT_TRUE(match);
  EXPECT_THAT(*match->matches({{"A ferry sank", "", ""}, {"", "", "The FERRY drill"}, {"", "", "nothing"}}),
              ElementsAre(true, false, false));
  EXPECT_THAT(*match->matches({{"", "", "another férry"}}), ElementsAre(true))
      << "nothing is left of the batch before";
  EXPECT_FALSE(TextMatch::make("-drill"));
  EXPECT_THAT(*TextMatch::make("")->matches({{"", "", "x"}}), ElementsAre(true));
}

TEST(Sample, IsDrawnFromWhatIsCounted) {
  const StudyArchive archive = seven();
  const auto all = draw_sample(archive, 200, 1);
  EXPECT_THAT(all, testing::UnorderedElementsAre(0, 1, 2, 3, 6));
  EXPECT_EQ(draw_sample(archive, 200, 1), all);
  const auto two = draw_sample(archive, 2, 1);
  EXPECT_THAT(two, ElementsAre(all[0], all[1])) << "a part of a sample is a sample";
  bool other = false;
  for (std::uint64_t seed = 2; seed < 12; ++seed) other = other || draw_sample(archive, 200, seed) != all;
  EXPECT_TRUE(other);
}

TEST(Sample, TheSheetIsBlindAndTheAnswersAreApart) {
  const StudyArchive archive = seven();
  const std::string sheet =
      sample_sheet(archive, {3, 6}, {{"=A title", "https://m/1", "One, \"two\"\nthree"}, {}});
  EXPECT_THAT(sheet,
              HasSubstr("\n1,d,s-1,Mail,2024-05-14,400,'=A title,https://m/1,\"One, \"\"two\"\"\nthree\","
                        "a b c e,,,,,,\n2,g,s-3,Wire,2024-05-20T12:00Z,1000,,,,,,,,,,\n"));
  EXPECT_THAT(sample_answers(archive, {3, 6}),
              HasSubstr("\n1,d,1,1,1,0,400,200,400,Post; Wire\n2,g,0,0,0,0,1000,0,0,\n"));
}

TEST(PrintStudy, SaysTheRangesTheDenominatorsAndTheMethod) {
  StudyArchive archive = seven();
  archive.engines = {engine_words("0.1.0", R"([{"name":"en.model","sha256":"0123456789abcdef"}])")};
  const Study study = make_study(archive);
  const std::string report = study_report(study, {}, 3);
  EXPECT_THAT(report, HasSubstr("5 of 7 accounts in this archive: all accounts"));
  EXPECT_THAT(report, HasSubstr("2-3 (40-60 %)"));
  EXPECT_THAT(report, HasSubstr("2 of 2 to 1 of 3"));
  EXPECT_THAT(report, HasSubstr("15-30 %"));
  EXPECT_THAT(study_report(study, {}, 2), HasSubstr("and 1 more: --as csv prints all"));
  EXPECT_THAT(report, HasSubstr("press release (not in this archive)"));
  const std::string methods = methods_paragraph(study, {});
  EXPECT_THAT(methods, HasSubstr("Tellings 0.1.0 (en.model 0123456789ab)"));
  EXPECT_THAT(methods, HasSubstr("First in this archive"));
  EXPECT_THAT(methods, HasSubstr("CITATION.cff"));
  EXPECT_THAT(study_json(study, {}), HasSubstr(R"("words_drawn_low":300,"words_drawn_high":590)"));
  EXPECT_THAT(study_csv(study), HasSubstr("\nsource,Mail,1,1,1,1,0,400,200,400,200,0,0,1,0,1,1,1\n"));
}

}  // namespace
}  // namespace tellings
