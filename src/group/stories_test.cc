// Stories: clustering, ids, the grouper, and which accounts of a handful are apart.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "group/apart.h"
#include "group/grouper.h"
#include "group/story_clusters.h"
#include "group/story_ids.h"
#include "group/testing.h"

namespace tellings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing_support::account_of;

std::vector<Likeness> all_pairs(const std::vector<std::vector<float>>& table) {
  std::vector<Likeness> pairs;
  for (std::uint32_t b = 0; b < table.size(); ++b)
    for (std::uint32_t a = 0; a < b; ++a) pairs.push_back({a, b, table[b][a]});
  return pairs;
}

std::vector<Atom> dated_atoms(std::size_t count) { return std::vector<Atom>(count, Atom{1, 1, 0}); }

TEST(StoryClusters, PartsTwoTightGroupsThatALooserPairWouldJoinBy) {
  // Two groups of three, .5 inside and .15 between.
  std::vector<std::vector<float>> table(6, std::vector<float>(6, 0.15F));
  for (std::size_t i = 0; i < 6; ++i)
    for (std::size_t j = 0; j < 6; ++j)
      if (i / 3 == j / 3) table[i][j] = 0.5F;
  EXPECT_THAT(cluster_stories(dated_atoms(6), all_pairs(table)), ElementsAre(0, 0, 0, 3, 3, 3));
  const std::vector<std::vector<float>> loose(4, std::vector<float>(4, 0.15F));
  EXPECT_THAT(cluster_stories(dated_atoms(4), all_pairs(loose)), ElementsAre(0, 0, 0, 0));
}

TEST(StoryClusters, ABridgeJoinsNothing) {
  // 0-1-2 and 4-5-6 are stories, 3 is like one account of each.
  std::vector<std::vector<float>> table(7, std::vector<float>(7, 0.01F));
  const auto set = [&](std::size_t a, std::size_t b, float score) { table[a][b] = table[b][a] = score; };
  for (const std::size_t base : {0U, 4U})
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t j = 0; j < 3; ++j) set(base + i, base + j, 0.4F);
  set(2, 3, 0.35F);
  set(3, 4, 0.35F);
  const auto stories = cluster_stories(dated_atoms(7), all_pairs(table));
  EXPECT_EQ(stories[0], stories[2]);
  EXPECT_EQ(stories[4], stories[6]);
  EXPECT_NE(stories[0], stories[4]);
}

TEST(StoryClusters, WhatIsTogetherAlreadyWeighsAsItsAccounts) {
  std::vector<std::vector<float>> table(6, std::vector<float>(6, 0.1F));
  for (std::size_t i = 0; i < 6; ++i)
    for (std::size_t j = 0; j < 6; ++j)
      if (i / 3 == j / 3) table[i][j] = 0.45F;
  for (const float between : {0.1F, 0.3F}) {
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t j = 3; j < 6; ++j) table[i][j] = table[j][i] = between;
    const auto single = cluster_stories(dated_atoms(6), all_pairs(table));
    const std::vector<Atom> atoms{{3, 3, 3 * 0.45}, {1, 1, 0}, {1, 1, 0}, {1, 1, 0}};
    const std::vector<Likeness> pairs{{0, 1, 3 * between}, {0, 2, 3 * between}, {0, 3, 3 * between},
                                      {1, 2, 0.45F},       {1, 3, 0.45F},       {2, 3, 0.45F}};
    const auto together = cluster_stories(atoms, pairs);
    EXPECT_EQ(together[1] == together[0], single[3] == single[0]) << between;
    EXPECT_EQ(together[1], together[3]);
  }
}

TEST(StoryIds, StayWithMostOfTheirAccounts) {
  EXPECT_THAT(
      keep_story_ids({0, 0, 0, 3, 3}, {"s-a", "s-a", "s-b", "s-b", "s-b"}, {"f0", "f1", "f2", "f3", "f4"}),
      ElementsAre("s-a", "s-a", "s-a", "s-b", "s-b"));
  EXPECT_THAT(keep_story_ids({0, 1, 1}, {"s-a", "s-a", "s-a"}, {"f0", "f1", "f2"}),
              ElementsAre("f0", "s-a", "s-a"));
  EXPECT_THAT(keep_story_ids({0, 0}, {"", ""}, {"f0", "f1"}), ElementsAre("f0", "f0"));
}

TEST(StoryIds, AFreshIdThatIsTakenIsNotGivenTwice) {
  EXPECT_THAT(keep_story_ids({0, 1, 1}, {"", "f0", "f0"}, {"f0", "f1", "f2"}), ElementsAre("", "f0", "f0"));
}

std::vector<Signature> four_accounts() {
  return {make_signature(account_of("wire", "2024-05-14T09:00:00Z", testing_support::kBlastWire)),
          make_signature(account_of("local", "2024-05-14T15:00:00Z", testing_support::kBlastLocal)),
          make_signature(account_of("silo", "2021-08-20T08:00:00Z", testing_support::kOtherSilo)),
          make_signature(account_of("vote", "2024-05-13T08:00:00Z", testing_support::kElection)),
          make_signature(account_of("paper", "2024-05-14T16:00:00Z", testing_support::kBlastWire))};
}

std::map<std::string, Placement> grouped(std::vector<Signature> signatures) {
  sort_for_grouping(signatures);
  Grouper grouper;
  std::map<std::string, Placement> out;
  for (Signature& signature : signatures)
    if (const auto place = grouper.add(std::move(signature))) out[place->id] = *place;
  for (const Placement& place : grouper.flush()) out[place.id] = place;
  return out;
}

TEST(Grouper, PutsOneEventTogetherAndOthersApart) {
  auto placed = grouped(four_accounts());
  EXPECT_EQ(placed["wire"].story, placed["local"].story);
  EXPECT_NE(placed["wire"].story, placed["silo"].story);
  EXPECT_NE(placed["wire"].story, placed["vote"].story);
  EXPECT_EQ(placed["paper"].copy_of, "wire");
  EXPECT_EQ(placed["paper"].how, CopyHow::kVerbatim);
  EXPECT_EQ(placed["local"].copy_of, "");
}

TEST(Grouper, TheOrderOfTheInputChangesNothing) {
  std::vector<Signature> signatures = four_accounts();
  const auto expected = grouped(signatures);
  std::sort(signatures.begin(), signatures.end(),
            [](const Signature& x, const Signature& y) { return x.id < y.id; });
  do {
    EXPECT_EQ(grouped(signatures), expected);
  } while (std::next_permutation(signatures.begin(), signatures.end(),
                                 [](const Signature& x, const Signature& y) { return x.id < y.id; }));
}

TEST(Grouper, AStreamIsPlacedAtOnceAndFlushKeepsWhatHolds) {
  Grouper grouper;
  std::vector<Signature> signatures = four_accounts();
  sort_for_grouping(signatures);
  std::map<std::string, Placement> told;
  for (const Signature& signature : signatures) {
    const auto place = grouper.add(signature);
    ASSERT_TRUE(place);
    told[place->id] = *place;
  }
  EXPECT_EQ(told["wire"].story, told["local"].story);
  EXPECT_EQ(told["paper"].copy_of, "wire");
  for (const Placement& place : grouper.flush()) EXPECT_EQ(place.story, told[place.id].story);
  EXPECT_TRUE(grouper.changes().empty());
  EXPECT_TRUE(grouper.flush().empty());
  EXPECT_FALSE(grouper.add(signatures[0]));
}

TEST(Grouper, ExplainsAPlacement) {
  Grouper grouper;
  for (const Signature& signature : four_accounts()) grouper.add(signature);
  const auto why = grouper.explain("paper");
  ASSERT_TRUE(why);
  EXPECT_THAT(*why, HasSubstr("with 2 others"));
  EXPECT_THAT(*why, HasSubstr("taken from wire, verbatim: "));
  EXPECT_THAT(*why, HasSubstr("100.00 % of its own"));
  EXPECT_FALSE(grouper.explain("nobody"));
}

std::vector<std::shared_ptr<const Account>> shared(std::vector<Account> accounts) {
  std::vector<std::shared_ptr<const Account>> out;
  for (Account& account : accounts) out.push_back(std::make_shared<const Account>(std::move(account)));
  return out;
}

TEST(SelectStories, SetsAnotherEventApartAndSaysWhenAndWhere) {
  const auto accounts = shared({account_of("silo", "2021-08-20", testing_support::kOtherSilo),
                                account_of("wire", "2024-05-14", testing_support::kBlastWire),
                                account_of("local", "2024-05-14", testing_support::kBlastLocal)});
  const StorySelection selection = select_stories(accounts);
  EXPECT_THAT(selection.stories, ElementsAre(ElementsAre(1, 2)));
  ASSERT_EQ(selection.apart.size(), 1U);
  EXPECT_EQ(selection.apart[0].account, 0U);
  EXPECT_EQ(selection.apart[0].reason, "another event: 2021, Lake Torrell");
  ASSERT_EQ(selection.apart[0].evidence.size(), 1U);
  EXPECT_EQ(selection.apart[0].evidence[0].in(accounts[0]->text), "LAKE TORRELL");
}

TEST(SelectStories, OfOneAccountAndOfNone) {
  EXPECT_THAT(select_stories(shared({account_of("a", "", testing_support::kBlastWire)})).stories,
              ElementsAre(ElementsAre(0)));
  EXPECT_TRUE(select_stories({}).stories.empty());
}

TEST(SelectStories, ASecondStoryOfThreeIsAStory) {
  const auto accounts = shared({account_of("a", "2024-05-14", testing_support::kBlastWire),
                                account_of("b", "2024-05-14", testing_support::kBlastLocal),
                                account_of("c", "2024-05-14", testing_support::kBlastWire),
                                account_of("d", "2024-05-14", testing_support::kElection),
                                account_of("e", "2024-05-14", testing_support::kElection),
                                account_of("f", "2024-05-14", testing_support::kElection)});
  EXPECT_EQ(select_stories(accounts).stories.size(), 2U);
  EXPECT_TRUE(select_stories(accounts).apart.empty());
}

}  // namespace
}  // namespace tellings
