#include "watch/news.h"

#include <gtest/gtest.h>

#include "watch/figure_news.h"

namespace tellings {
namespace {

std::shared_ptr<const Account> account(const std::string& id, const std::string& source,
                                       const std::string& text, const std::string& time) {
  auto out = std::make_shared<Account>();
  out->id = id;
  out->source = source;
  out->text = text;
  out->sha256 = id + text;
  out->published = parse_iso_time(time);
  out->paragraphs = {{{0, static_cast<std::uint32_t>(text.size())}, Role::kBody}};
  return out;
}

FigureReading reading(AccountIndex index, double value) {
  FigureReading out;
  out.evidence = {index, {0, 4}};
  out.value = out.low = out.high = value;
  out.unit = "people";
  return out;
}

// A toll told by "a", then by a fresh "b".
class ToldTwice : public testing::Test {
 protected:
  ToldTwice() {
    before_.id = now_.id = "s-1";
    before_.accounts = {account("a", "Herald", "Four people died in the fire.", "2024-03-04T08:00Z")};
    FigureGroup toll;
    toll.id = "f-1";
    toll.measure = "people died";
    toll.readings = {reading(0, 4)};
    before_.figures = {toll};
    Claim claim;
    claim.id = "c-1";
    claim.text = "Four people died in the fire.";
    claim.accounts = {0};
    claim.evidence = {{{0, {0, 29}}, Stance::kAsserts, "", std::nullopt}};
    before_.claims = {claim};
    now_ = before_;
  }
  void add(const std::string& text, const std::string& time = "2024-03-04T12:00Z",
           const std::string& source = "Agency") {
    now_.accounts.push_back(account("b", source, text, time));
  }
  void add_reading(double value) { now_.figures[0].readings.push_back(reading(1, value)); }
  std::vector<Notice> news(bool fresh = true, bool covered = false) {
    return news_of({&now_,
                    {&before_},
                    [fresh](std::string_view id) { return fresh && id == "b"; },
                    [covered](std::string_view) { return covered; }});
  }
  void confirm() {
    Claim& claim = now_.claims[0];
    claim.accounts.push_back(1);
    claim.evidence.push_back({{1, {0, 29}}, Stance::kAsserts, "", std::nullopt});
    claim.status = ClaimStatus::kConfirmed;
    claim.independent = 2;
  }
  StoryCollation before_, now_;
};

TEST_F(ToldTwice, AFigureThatMovedTellsWhatItWas) {
  add("Seven people died in the fire.");
  add_reading(7);
  const auto notices = news();
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].kind, NoticeKind::kFigureUpdated);
  EXPECT_EQ(notices[0].facts[0].text, "people died: Seve");
  EXPECT_EQ(notices[0].facts[0].before, "Four");
  EXPECT_EQ(notices[0].facts[0].says[0].source, "Agency");
  EXPECT_EQ(notices[0].facts[0].says[0].words, "Seven people died in the fire.");
}

TEST_F(ToldTwice, TheSameFigureIsNoNews) {
  add("Four people died in the fire.");
  add_reading(4);
  EXPECT_TRUE(news().empty());
}

TEST_F(ToldTwice, AnOlderArticleFoundLateIsNoUpdate) {
  add("Two people died in the fire.", "2024-03-04T06:00Z");
  add_reading(2);
  EXPECT_TRUE(news().empty());
}

TEST_F(ToldTwice, WhatIsNotFreshOrToldElsewhereIsNoNews) {
  add("Seven people died in the fire.");
  add_reading(7);
  EXPECT_TRUE(news(false).empty()) << "a merge";
  EXPECT_TRUE(news(true, true).empty()) << "an edited page";
}

TEST_F(ToldTwice, ACopyAddsNothing) {
  add("Seven people died in the fire.");
  add_reading(7);
  Edge edge;
  edge.from = {false, 0};
  edge.to = 1;
  for (const Derivation how :
       {Derivation::kVerbatim, Derivation::kAbridged, Derivation::kSpun, Derivation::kTranslated}) {
    edge.how = how;
    now_.stemma.edges = {edge};
    EXPECT_TRUE(news().empty()) << name_of(how);
  }
  edge.how = Derivation::kRewritten;
  edge.share = 0.2;
  now_.stemma.edges = {edge};
  EXPECT_EQ(news().size(), 1U) << "a rewriting with matter of its own";
  edge.how = Derivation::kVerbatim;
  edge.band = Band::kOpen;
  now_.stemma.edges = {edge};
  EXPECT_EQ(news().size(), 1U) << "an open edge counts in nothing";
}

TEST_F(ToldTwice, ASecondTellingIsOfAnotherSource) {
  add("Four people died in the fire.");
  confirm();
  const auto notices = news();
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].kind, NoticeKind::kSecondTelling);
  EXPECT_EQ(notices[0].facts[0].before, "one source (told by 1)");
  now_.accounts[1] = account("b", "Herald", "Four people died in the fire.", "2024-03-04T12:00Z");
  EXPECT_TRUE(news().empty());
}

TEST_F(ToldTwice, ADenialTellsWhatItDenies) {
  add("The operator denied that anyone had died.");
  now_.claims[0].denied_by = {1};
  now_.claims[0].evidence.push_back({{1, {0, 20}}, Stance::kDenies, "", std::nullopt});
  const auto notices = news();
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].kind, NoticeKind::kDenial);
  EXPECT_EQ(notices[0].facts[0].text, "The operator denied that anyone had died.");
  EXPECT_EQ(notices[0].facts[0].before, "Four people died in the fire.");
}

TEST(Fits, RoundingAndRangesSayNothingNew) {
  FigureReading about = reading(0, 40);
  about.qualifier = Qualifier::kAbout;
  EXPECT_TRUE(fits(about, reading(0, 38)));
  EXPECT_FALSE(fits(about, reading(0, 30)));
  EXPECT_FALSE(fits(reading(0, 7), reading(0, 4)));
  FigureReading range = reading(0, 0);
  range.value.reset();
  range.low = 3;
  range.high = 5;
  EXPECT_TRUE(fits(reading(0, 4), range));
  EXPECT_FALSE(fits(reading(0, 6), range));
  FigureReading least = reading(0, 4);
  least.high.reset();
  least.qualifier = Qualifier::kAtLeast;
  EXPECT_FALSE(fits(reading(0, 7), least)) << "seven after at least four is news";
  FigureReading metres = reading(0, 4);
  metres.unit = "m";
  EXPECT_FALSE(fits(metres, reading(0, 4)));
}

}  // namespace
}  // namespace tellings
