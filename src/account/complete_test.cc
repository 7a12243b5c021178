#include "account/complete.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

const std::string kText =
    "Ferry with forty aboard is missing off the coast\n\nBy Jo March\n\nPUBLISHED: 14:05, 14 May 2024 | "
    "UPDATED: 16:30, 14 May 2024\n\n"
    "LISBON (AP) - The ferry left the harbour at dawn on 3 May 2020 and did not arrive.\n\nAdvertisement";

TEST(CompleteAccount, ReadsWhatTheTextTells) {
  Account account;
  account.text = kText;
  complete_account(account);
  EXPECT_EQ(account.title, "Ferry with forty aboard is missing off the coast");
  ASSERT_TRUE(account.published.has_value());
  EXPECT_EQ(account.published->value, "2024-05-14T14:05");
  ASSERT_TRUE(account.modified.has_value());
  EXPECT_EQ(account.modified->value, "2024-05-14T16:30");
  ASSERT_EQ(account.credit.size(), 1U);
  EXPECT_EQ(account.credit[0].agency, "The Associated Press");
  EXPECT_EQ(account.paragraphs.back().role, Role::kAdvertisement);
  EXPECT_EQ(account.sha256.size(), 64U);
}

TEST(CompleteAccount, KeepsWhatWasGiven) {
  Account account;
  account.text = kText;
  account.title = "Given";
  account.published = parse_iso_time("2024-05-13");
  complete_account(account);
  EXPECT_EQ(account.title, "Given");
  EXPECT_EQ(account.published->value, "2024-05-13");
  EXPECT_FALSE(account.modified.has_value());
}

TEST(CompleteAccount, EmptyText) {
  Account account;
  complete_account(account);
  EXPECT_TRUE(account.paragraphs.empty());
  EXPECT_FALSE(account.published.has_value());
}

}  // namespace
}  // namespace tellings
