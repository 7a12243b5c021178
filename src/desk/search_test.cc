#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "desk/match_words.h"
#include "desk/stretches.h"

namespace tellings {
namespace {

TEST(MatchExpression, WordsAreAllThereAndNoneIsAnOperator) {
  EXPECT_EQ(*match_expression("ferry  harbour"), "\"ferry\" AND \"harbour\"");
  EXPECT_EQ(*match_expression("\"coast guard\" lisb*"), "\"coast guard\" AND \"lisb\" *");
  EXPECT_EQ(*match_expression("ferry OR vessel"), "\"ferry\" OR \"vessel\"");
  EXPECT_EQ(*match_expression("ferry -drill"), "(\"ferry\") NOT (\"drill\")");
  EXPECT_EQ(*match_expression("NEAR(a b) title:x"), "\"NEAR(a\" AND \"b)\" AND \"title:x\"");
  EXPECT_EQ(*match_expression(" \"\" ( * - "), "");
  EXPECT_EQ(*match_expression("OR ferry OR"), "\"ferry\"");
  const auto two = [](const std::string&) -> Result<std::vector<std::string>> {
    return std::vector<std::string>{"lisbon", "lisbonne"};
  };
  EXPECT_EQ(*match_expression("a lisb* -lisb*", two),
            "(\"a\" AND (\"lisbon\" OR \"lisbonne\")) NOT ((\"lisbon\" OR \"lisbonne\"))");
  EXPECT_EQ(match_expression("-drill").error().code, ErrorCode::kUsage);
  EXPECT_EQ(match_expression("fe*").error().code, ErrorCode::kUsage);
}

TEST(MatchExpression, ColumnsJoin) {
  EXPECT_EQ(both(in_column("words", "\"a\""), in_column("speaker", "")), "{words} : (\"a\")");
  EXPECT_EQ(both("", ""), "");
}

TEST(Cursor, ReadsWhatItWrites) {
  const Cursor cursor{-12345, 7};
  const auto back = read_cursor(cursor_text(cursor));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->before, -12345);
  EXPECT_EQ(back->skip, 7U);
  for (const char* text : {"x", "1", "1.", "1.x", ".1", "1.2.3", "99999999999999999999.1"})
    EXPECT_FALSE(read_cursor(text)) << text;
}

class TenHours : public testing::Test {
 protected:
  void SetUp() override {
    db_ = *Connection::open(":memory:", Connection::Mode::kWrite);
    db_->run("CREATE TABLE hour (hour INTEGER PRIMARY KEY, accounts INTEGER)");
    for (int hour = 0; hour < 10; ++hour)
      db_->prepare("INSERT INTO hour VALUES (?, ?)").bind(hour).bind(50).run();
  }
  static AccountKey key(std::int64_t hour) { return first_key_of_second(hour * 3600); }
  std::unique_ptr<Connection> db_;
};

TEST_F(TenHours, StretchesCoverTheRangeFromTheNewestOn) {
  Stretches stretches(*db_, {key(1), key(9) + 5});
  std::vector<std::pair<AccountKey, AccountKey>> all;
  while (const auto stretch = stretches.next(100)) all.emplace_back(stretch->from, stretch->before);
  EXPECT_THAT(all, testing::ElementsAre(std::pair(key(8), key(9) + 5), std::pair(key(6), key(8)),
                                        std::pair(key(4), key(6)), std::pair(key(2), key(4)),
                                        std::pair(key(1), key(2))));
  EXPECT_FALSE(Stretches(*db_, {key(20), key(30)}).next(100));
}

TEST_F(TenHours, TheNewestMatchesAreTakenAndTheRestIsLeft) {
  // One match an hour, with three items in the account.
  const Look look = [&](KeyRange stretch, std::size_t limit, std::vector<Match>& found) {
    for (std::int64_t hour = 9; hour >= 0; --hour) {
      if (key(hour) < stretch.from || key(hour) >= stretch.before) continue;
      for (std::int64_t item = 2; item >= 0 && limit > 0; --item, --limit)
        found.push_back({first_item_of(key(hour)) + item, 1});
    }
  };
  const Matches some = newest_matches(*db_, {key(0), key(10)}, 7, kItemBits, look);
  EXPECT_EQ(some.found.size(), 6U) << "an account is not cut in two";
  EXPECT_FALSE(some.all);
  EXPECT_EQ(some.reached, key(7) + 1);
  const Matches rest = newest_matches(*db_, {key(0), some.reached}, 100, kItemBits, look);
  EXPECT_EQ(rest.found.size(), 24U);
  EXPECT_TRUE(rest.all);
  const Matches one = newest_matches(*db_, {key(0), key(10)}, 2, kItemBits, look);
  EXPECT_EQ(one.found.size(), 2U) << "an account with more than the limit does not stop the search";
  EXPECT_EQ(one.reached, key(9));
}

}  // namespace
}  // namespace tellings
