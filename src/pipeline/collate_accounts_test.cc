#include "pipeline/collate_accounts.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <filesystem>
#include <set>

#include "account/complete.h"
#include "document/write.h"

namespace tellings {
namespace {

struct Given {
  const char* id;
  const char* published;
  const char* text;
};

// A short invented story: wire copy, a rewrite of it, a local report, and a later one on other matter.
constexpr Given kStory[] = {
    {"wire", "2024-05-14T09:10:00Z",
     "LISBON (AP) - A ferry with 43 people aboard sank off Cascais on Tuesday, the coast guard said.\n\n\"We "
     "heard one call and then nothing,\" "
     "harbour master Ana Brill told reporters. At least 12 people were rescued."},
    {"rewrite", "2024-05-14T11:00:00Z",
     "A ferry carrying 43 people went down off Cascais on Tuesday, the coast guard said.\n\n\"We heard one "
     "call and then silence,\" said Ana Brill, "
     "the harbour master. Some 12 passengers were saved.\n\nAdvertisement"},
    {"local", "2024-05-14",
     "Fishermen pulled 14 survivors from the water before the coast guard came, skipper Rui Costa Dias "
     "said.\n\n\"Nobody had told us a storm was "
     "coming,\" he said. The ferry carried 43 people, according to its owner, Linha Azul."},
    {"late", "2024-05-20T08:00:00Z",
     "The parliament in Lisbon debated the budget on Monday.\n\n\"We will not raise taxes this year,\" "
     "finance minister Carla Moura said. The deficit "
     "is 2.1 percent."},
};

std::vector<Account> accounts_of(std::span<const Given> given) {
  std::vector<Account> accounts;
  for (const Given& one : given) {
    Account account;
    account.id = one.id;
    account.text = one.text;
    account.published = parse_iso_time(one.published);
    account.language = "en";
    complete_account(account);
    accounts.push_back(std::move(account));
  }
  return accounts;
}

class CollateAccounts : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::string model = std::string(TELLINGS_BINARY_DIR) + "/models/en.model";
    if (auto loaded = Analyzer::load(model)) analyzer_ = new Analyzer(*std::move(loaded));
  }
  static void TearDownTestSuite() {
    delete analyzer_;
    analyzer_ = nullptr;
  }
  void SetUp() override {
    if (analyzer_ == nullptr) GTEST_SKIP() << "build/*/models/en.model is not built";
  }

  static Collation collate(std::vector<Account> accounts, unsigned threads = 1, CollateOptions options = {}) {
    options.threads = threads;
    options.one_story = true;
    AccountBatch batch;
    batch.accounts = std::move(accounts);
    return collate_accounts(std::move(batch), *analyzer_, nullptr, options);
  }
  static std::string document(const Collation& collation) {
    DocumentOptions options;
    options.engine_version = "test";
    return write_document(collation, options);
  }

  static Analyzer* analyzer_;
};
Analyzer* CollateAccounts::analyzer_ = nullptr;

TEST_F(CollateAccounts, OrderOfAccountsAndNumberOfThreadsChangeNoByte) {
  const std::string expected = document(collate(accounts_of(kStory)));
  EXPECT_TRUE(rc::check("same accounts, same bytes", [&] {
    std::vector<Account> accounts = accounts_of(kStory);
    const auto keys = *rc::gen::container<std::vector<int>>(accounts.size(), rc::gen::arbitrary<int>());
    std::vector<std::size_t> order(accounts.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return std::pair(keys[a], a) < std::pair(keys[b], b); });
    std::vector<Account> shuffled;
    for (const std::size_t i : order) shuffled.push_back(accounts[i]);
    RC_ASSERT(document(collate(std::move(shuffled), *rc::gen::inRange(1U, 5U))) == expected);
  }));
}

std::set<std::string> ids_of(const StoryCollation& story) {
  std::set<std::string> ids;
  for (const Utterance& utterance : story.utterances) ids.insert(utterance.id);
  for (const FigureGroup& figure : story.figures) ids.insert(figure.id);
  for (const Claim& claim : story.claims) ids.insert(claim.id);
  return ids;
}

TEST_F(CollateAccounts, ALaterAccountOfOtherMatterRenamesNoId) {
  const Collation before = collate(accounts_of(std::span(kStory).first(3)));
  const Collation after = collate(accounts_of(kStory));
  ASSERT_EQ(before.stories.size(), 1U);
  EXPECT_FALSE(ids_of(before.stories[0]).empty());
  EXPECT_EQ(before.stories[0].id, after.stories.at(0).id);
  const auto kept = ids_of(after.stories[0]);
  for (const std::string& id : ids_of(before.stories[0])) EXPECT_TRUE(kept.contains(id)) << id;
}

TEST_F(CollateAccounts, WhatIsExcludedIsSetApart) {
  CollateOptions options;
  options.exclude = {"late"};
  const Collation collation = collate(accounts_of(kStory), 1, options);
  ASSERT_EQ(collation.apart.size(), 1U);
  EXPECT_EQ(collation.apart[0].account->id, "late");
  EXPECT_EQ(collation.stories.at(0).accounts.size(), 3U);
}

TEST_F(CollateAccounts, NoAccountsGiveNoStory) { EXPECT_TRUE(collate({}).stories.empty()); }

TEST_F(CollateAccounts, OneAccountAloneIsAStory) {
  EXPECT_EQ(collate(accounts_of(std::span(kStory).first(1))).stories.size(), 1U);
}

TEST_F(CollateAccounts, ALanguageThatIsNotReadIsTextOnly) {
  auto accounts = accounts_of(kStory);
  accounts[1].language = "pt";
  const Collation collation = collate(std::move(accounts));
  const StoryCollation& story = collation.stories.at(0);
  for (std::size_t i = 0; i < story.accounts.size(); ++i)
    EXPECT_EQ(story.read[i].analysed, story.accounts[i]->language == "en");
}

TEST_F(CollateAccounts, AccountsThatShareNothingStandSideBySide) {
  auto accounts = accounts_of(std::span(kStory).subspan(2));
  EXPECT_EQ(collate(std::move(accounts)).stories.at(0).accounts.size(), 2U);
}

}  // namespace
}  // namespace tellings
