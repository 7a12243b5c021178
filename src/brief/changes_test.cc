#include "brief/changes.h"

#include <gtest/gtest.h>

#include "brief/brief_fixture.h"

namespace tellings {
namespace {

std::shared_ptr<const Account> account(const std::string& id, const std::string& text,
                                       const std::string& hash) {
  auto out = std::make_shared<Account>();
  out->id = id;
  out->url = "https://x.example/" + id;
  out->title = "Title " + id;
  out->text = text;
  out->sha256 = hash;
  out->paragraphs = {{{0, static_cast<std::uint32_t>(text.size())}, Role::kBody}};
  return out;
}

StoryCollation story() {
  StoryCollation out;
  out.id = "s-1";
  out.accounts = {account("a", "Nine dead on the pier.", "1")};
  FigureGroup toll;
  toll.id = "f1";
  toll.measure = "dead";
  FigureReading reading;
  reading.evidence = {0, {0, 4}};
  reading.value = 9;
  toll.readings = {reading};
  out.figures = {toll};
  Claim claim;
  claim.id = "c1";
  claim.text = "Nine dead on the pier";
  claim.evidence = {{{0, {0, 21}}, Stance::kAsserts, "", std::nullopt}};
  out.claims = {claim};
  return out;
}

TEST(Changes, NothingChangesByItself) { EXPECT_TRUE(changes_since(story(), story()).empty()); }

TEST(Changes, AnAccountIsNewChangedOrWithdrawn) {
  StoryCollation now = story();
  now.accounts.push_back(account("b", "More.", "2"));
  auto changes = changes_since(story(), now);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].kind, ChangeKind::kNew);
  EXPECT_EQ(changes[0].id, "b");
  changes = changes_since(now, story());
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].kind, ChangeKind::kWithdrawn);
  EXPECT_TRUE(changes[0].evidence.empty());
  now = story();
  now.accounts = {account("a", "Ten dead on the pier.", "3")};
  EXPECT_EQ(changes_since(story(), now).front().kind, ChangeKind::kChanged);
}

TEST(Changes, AFigureTellsWhatItWas) {
  StoryCollation now = story();
  now.accounts = {account("a", "Ten  dead on the pier.", "3")};
  now.figures[0].readings[0].value = 10;
  for (const CollationChange& change : changes_since(story(), now)) {
    if (change.of != ChangeOf::kFigure) continue;
    EXPECT_EQ(change.kind, ChangeKind::kChanged);
    EXPECT_EQ(change.before, "dead: Nine");
    EXPECT_EQ(change.text, "dead: Ten ");
    return;
  }
  FAIL() << "no figure changed";
}

TEST(Changes, AClaimOfAnotherIdAndWordingIsFoundByItsPlace) {
  StoryCollation now = story();
  now.claims[0].id = "c2";
  now.claims[0].text = "nine people died";
  now.claims[0].status = ClaimStatus::kConfirmed;
  const auto changes = changes_since(story(), now);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].kind, ChangeKind::kChanged);
  EXPECT_EQ(changes[0].before, "single-source");
}

TEST(Changes, WhatNoClaimSaysAnyMoreIsWithdrawn) {
  StoryCollation now = story();
  now.claims.clear();
  const auto changes = changes_since(story(), now);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].kind, ChangeKind::kWithdrawn);
  EXPECT_EQ(changes[0].text, "Nine dead on the pier");
}

TEST(EarlierStory, IsTheOneThatSharesMostAccounts) {
  Collation before;
  before.stories = {StoryCollation{}, story()};
  before.stories[0].id = "s-0";
  StoryCollation now = story();
  now.id = "s-9";
  EXPECT_EQ(earlier_story(before, now), &before.stories[1]);
  now.accounts = {account("z", "Other.", "9")};
  EXPECT_EQ(earlier_story(before, now), nullptr);
}

}  // namespace
}  // namespace tellings
