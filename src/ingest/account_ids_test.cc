#include "ingest/account_ids.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace tellings {
namespace {

Account account(const std::string& id, const std::string& text, const std::string& url = "",
                const std::string& published = "") {
  Account a;
  a.id = id;
  a.text = text;
  a.url = url;
  a.published = parse_iso_time(published);
  return a;
}

TEST(SettleIds, AGivenIdIsKeptAndNoIdComesFromContent) {
  const auto settled = settle_ids({account("x", "one"), account("", "two")});
  EXPECT_EQ(settled.accounts[0].id, "x");
  EXPECT_TRUE(settled.accounts[1].id.starts_with("a-"));
  EXPECT_EQ(settle_ids({account("", "two")}).accounts[0].id, settled.accounts[1].id);
}

TEST(SettleIds, AClashIsRenamedByContentWhateverTheOrder) {
  std::vector<Account> accounts = {account("x", "late", "", "2020-01-05"),
                                   account("x", "early", "", "2020-01-03"), account("x", "timeless")};
  std::set<std::pair<std::string, std::string>> first;
  std::sort(accounts.begin(), accounts.end(),
            [](const Account& a, const Account& b) { return a.text < b.text; });
  do {
    const auto settled = settle_ids(accounts);
    std::set<std::pair<std::string, std::string>> named;
    for (const Account& a : settled.accounts) named.emplace(a.text, a.id);
    EXPECT_TRUE(named.contains({"early", "x"}));
    EXPECT_EQ(settled.renamed.size(), 2U);
    if (first.empty()) first = named;
    EXPECT_EQ(named, first);
  } while (std::next_permutation(accounts.begin(), accounts.end(),
                                 [](const Account& a, const Account& b) { return a.text < b.text; }));
}

TEST(SettleIds, TheSameAgainIsSkipped) {
  const auto settled = settle_ids({account("x", "one"), account("x", "one")});
  EXPECT_EQ(settled.accounts.size(), 1U);
  EXPECT_EQ(settled.skipped.size(), 1U);
}

TEST(SettleIds, LaterTextsOfOneAddressAreVersions) {
  const auto settled = settle_ids(
      {account("b", "second text", "https://x.example/a?utm_source=y#top", "2020-01-04"),
       account("a", "first text", "http://x.example/a/", "2020-01-03"),
       account("c", "other", "https://x.example/"), account("d", "another", "https://x.example/")});
  EXPECT_EQ(settled.accounts[0].version_of, "a");
  EXPECT_EQ(settled.accounts[1].version_of, "");
  EXPECT_EQ(settled.accounts[3].version_of, "");  // a front page is no article's address
}

}  // namespace
}  // namespace tellings
