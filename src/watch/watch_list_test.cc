#include "watch/watch_list.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

bool wants(std::string_view list) {
  StoryCollation story;
  Entity entity;
  entity.name = "Marta Oskin";
  entity.aliases = {"fire chief Oskin"};
  story.entities = {entity};
  auto account = std::make_shared<Account>();
  account->source = "Daily Clarion";
  story.accounts = {account};
  Notice notice;
  notice.title = "Fire at the tannery";
  notice.facts = {{"", "Seven workers died", "four workers", {}}};
  return WatchList::parse(list)->wants(notice, story);
}

TEST(WatchList, AnEmptyOneWantsEverything) { EXPECT_TRUE(wants("# nothing\n\n")); }

TEST(WatchList, WantsWhatTouchesALine) {
  for (const char* list :
       {"name: oskin", "place: Marta Oskin", "word: tannery", "word: seven WORKERS", "word: four workers",
        "source: Daily clarion", "name: nobody\nsource: Daily Clarion"})
    EXPECT_TRUE(wants(list)) << list;
  for (const char* list :
       {"name: Osk", "word: tan", "word: workers seven", "source: Clarion", "place: Vessmark"})
    EXPECT_FALSE(wants(list)) << list;
}

TEST(WatchList, SaysWhichLineIsWrong) {
  const auto list = WatchList::parse("name: a\nthing: b");
  ASSERT_FALSE(list);
  EXPECT_NE(list.error().message.find("line 2"), std::string::npos);
  EXPECT_FALSE(WatchList::parse("word:"));
  EXPECT_FALSE(WatchList::parse("words"));
}

}  // namespace
}  // namespace tellings
