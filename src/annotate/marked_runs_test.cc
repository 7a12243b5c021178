#include "annotate/marked_runs.h"

#include <gtest/gtest.h>

#include <string>

namespace tellings {
namespace {

Account account_of(const std::vector<std::pair<std::string, Role>>& paragraphs) {
  Account account;
  for (const auto& [text, role] : paragraphs) {
    if (!account.text.empty()) account.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(account.text.size());
    account.text += text;
    account.paragraphs.push_back({{begin, static_cast<std::uint32_t>(account.text.size())}, role});
  }
  return account;
}

TEST(MarkedRuns, GoOnOverAParagraphBreak) {
  const Account account = account_of({{"“It rings, and rings.", Role::kBody},
                                      {"Advertisement", Role::kAdvertisement},
                                      {"“Why?” she said.", Role::kBody}});
  const auto runs = find_marked_runs(account);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].content.in(account.text), "It rings, and rings.");
  EXPECT_FALSE(runs[0].closed);
  EXPECT_FALSE(runs[0].continues);
  EXPECT_EQ(runs[1].content.in(account.text), "Why?");
  EXPECT_TRUE(runs[1].continues);
}

TEST(MarkedRuns, AClosedQuotationDoesNotGoOn) {
  const Account account = account_of({{"“It rings.”", Role::kBody}, {"“Why?” she said.", Role::kBody}});
  const auto runs = find_marked_runs(account);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_FALSE(runs[1].continues);
}

TEST(MarkedRuns, FurnitureIsPassedOver) {
  const Account account = account_of({{"“Read more” here", Role::kPromotion}});
  EXPECT_TRUE(find_marked_runs(account).empty());
}

}  // namespace
}  // namespace tellings
