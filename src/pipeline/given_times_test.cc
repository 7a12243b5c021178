#include "pipeline/given_times.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

Account account_of(std::string_view time) {
  Account account;
  account.published = parse_iso_time(time);
  return account;
}

TEST(GivenTimes, ADateIsForAccountsWithoutOne) {
  std::vector<Account> accounts = {account_of("2020-01-03"), Account{}};
  give_times(accounts, *read_given_times("2021-05-06", ""));
  EXPECT_EQ(accounts[0].published->value, "2020-01-03");
  EXPECT_EQ(accounts[1].published->value, "2021-05-06");
}

TEST(GivenTimes, AZoneIsForTimesOfDayWithoutOne) {
  std::vector<Account> accounts = {account_of("2020-01-03T10:00"), account_of("2020-01-03T10:00:00+01:00"),
                                   account_of("2020-01-03")};
  give_times(accounts, *read_given_times("", "-03:30"));
  EXPECT_EQ(accounts[0].published->value, "2020-01-03T10:00-03:30");
  EXPECT_EQ(accounts[0].published->zone_minutes, -210);
  EXPECT_EQ(accounts[1].published->zone_minutes, 60);
  EXPECT_FALSE(accounts[2].published->zone_minutes);
}

TEST(GivenTimes, WhatIsNoneIsRefused) {
  EXPECT_FALSE(read_given_times("yesterday", ""));
  EXPECT_FALSE(read_given_times("", "Mars"));
  EXPECT_TRUE(read_given_times("", ""));
}

}  // namespace
}  // namespace tellings
