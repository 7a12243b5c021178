#include "store/watch_records.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/hash.h"
#include "store/notice_records.h"
#include "store/removal.h"
#include "store/writer_accounts.h"
#include "store/writer_stories.h"

namespace tellings {
namespace {

constexpr std::int64_t kNow = 1'720'000'000;

class WatchedStore : public testing::Test {
 protected:
  void SetUp() override {
    path_ = std::filesystem::temp_directory_path() / ("tellings-watch-" + std::to_string(::getpid()) + ".db");
    store_ = *Store::open(path_.string(), {"1.0", "[]"}, kNow);
  }
  void TearDown() override {
    store_.reset();
    for (const char* tail : {"", "-wal", "-shm", "-writer"}) std::filesystem::remove(path_.string() + tail);
  }
  template <typename Work>
  void write(Work work) {
    ASSERT_TRUE(store_->write([&](Writer& writer) {
      work(writer);
      return Result<void>();
    }));
  }
  AccountKey put(const std::string& id, const std::string& text, const std::string& story) {
    AccountKey key = 0;
    write([&](Writer& writer) {
      Account account;
      account.id = id;
      account.url = "https://a.example/" + id;
      account.text = text;
      account.sha256 = sha256_hex(text);
      account.paragraphs = {{{0, static_cast<std::uint32_t>(text.size())}, Role::kBody}};
      key = put_account(writer, account).key;
      put_placement(writer, key, {story, "", "", 0});
    });
    return key;
  }
  Connection& db() { return store_->connection(); }

  std::filesystem::path path_;
  std::unique_ptr<Store> store_;
};

TEST_F(WatchedStore, AFeedIsKeptAsItWasPut) {
  write([](Writer& writer) {
    EXPECT_TRUE(add_feed(writer, "https://a.example/feed", "A", 0));
    EXPECT_FALSE(add_feed(writer, "https://a.example/feed", "B", 1));
  });
  FeedRecord feed = due_feeds(db(), kNow).at(0);
  EXPECT_EQ(feed.asked, feed.url);
  EXPECT_FALSE(feed.tried);
  feed.asked = "https://b.example/feed";
  feed.look = {"\"e\"", "Mon", "busy", "later", 3};
  feed.next = kNow + 60;
  feed.tried = kNow;
  write([&](Writer& writer) { put_feed(writer, feed); });
  EXPECT_TRUE(due_feeds(db(), kNow).empty());
  const FeedRecord again = all_feeds(db()).at(0);
  EXPECT_EQ(again.asked, "https://b.example/feed");
  EXPECT_EQ(again.look.failures, 3);
  EXPECT_EQ(next_due(db()), kNow + 60);
}

TEST_F(WatchedStore, PagesAreDueInTheirOrderAndGoWithTheirFeed) {
  write([](Writer& writer) {
    add_feed(writer, "https://a.example/feed", "", 0);
    for (const int i : {3, 1, 2}) {
      PageRecord page;
      page.address = "a.example/" + std::to_string(i);
      page.feed = 1;
      page.next = kNow + i;
      put_page(writer, page);
    }
  });
  const auto due = due_pages(db(), kNow + 2, 10);
  ASSERT_EQ(due.size(), 2U);
  EXPECT_EQ(due[0].address, "a.example/1");
  EXPECT_TRUE(find_page(db(), "a.example/3"));
  write([](Writer& writer) { EXPECT_TRUE(drop_feed(writer, "https://a.example/feed")); });
  EXPECT_FALSE(find_page(db(), "a.example/3"));
}

TEST_F(WatchedStore, OnlyWhatComesAfterTheWatchBeganIsFresh) {
  put("old", "An old text.", "s-1");
  EXPECT_FALSE(is_watched(db()));
  write([](Writer& writer) { begin_watch(writer); });
  EXPECT_TRUE(fresh_accounts(db()).empty());
  put("new", "A new text.", "s-1");
  const auto fresh = fresh_accounts(db());
  ASSERT_EQ(fresh.size(), 1U);
  EXPECT_EQ(fresh[0].id, "new");
  write([&](Writer& writer) { end_notices(writer, fresh); });
  EXPECT_TRUE(fresh_accounts(db()).empty());
}

TEST_F(WatchedStore, WhatWasNoticedLongAgoNeedsNoRow) {
  write([](Writer& writer) { begin_watch(writer); });
  put("new", "A new text.", "s-1");
  const auto fresh = fresh_accounts(db());
  write([&](Writer& writer) { end_notices(writer, fresh); });
  EXPECT_EQ(db().number("SELECT count(*) FROM noticed"), 1);
  store_->set_now(kNow + 30 * 86400);
  write([&](Writer& writer) { end_notices(writer, {}); });
  EXPECT_EQ(db().number("SELECT count(*) FROM noticed"), 0);
  EXPECT_TRUE(fresh_accounts(db()).empty());
}

TEST_F(WatchedStore, ACollationIsKeptAsItWasBeforeTheFirstChange) {
  StoryCollation story;
  story.id = "s-1";
  put("a", "A text.", "s-1");
  write([&](Writer& writer) { put_collation(writer, story, "first"); });
  write([](Writer& writer) { begin_watch(writer); });
  for (const char* document : {"second", "third"})
    write([&](Writer& writer) { put_collation(writer, story, document); });
  write([](Writer& writer) { drop_story(writer, "s-1"); });
  const auto bases = base_documents(db());
  ASSERT_TRUE(bases);
  ASSERT_EQ(bases->size(), 1U);
  EXPECT_EQ(bases->at(0).document, "first");
  write([](Writer& writer) { end_notices(writer, {}); });
  EXPECT_TRUE(base_documents(db())->empty());
}

TEST_F(WatchedStore, ANoticeIsGivenAndSeenOnce) {
  NoticeRecord notice{.id = "n-1", .made = kNow, .kind = "new story", .story = "s-1", .body = "{}"};
  write([&](Writer& writer) {
    put_notice(writer, notice);
    put_notice(writer, notice);
    notice.id = "n-2";
    notice.wanted = false;
    put_notice(writer, notice);
    EXPECT_TRUE(tell_once(writer, "figure f-1 7"));
    EXPECT_FALSE(tell_once(writer, "figure f-1 7"));
  });
  const auto give = notices_to_give(db());
  ASSERT_EQ(give.size(), 1U);
  write([&](Writer& writer) {
    mark_given(writer, give[0].key);
    EXPECT_EQ(mark_seen(writer, "n-1"), 1);
    EXPECT_EQ(mark_seen(writer, ""), 1);
  });
  EXPECT_TRUE(notices_to_give(db()).empty());
}

TEST_F(WatchedStore, WhatIsRemovedLeavesTheNotices) {
  put("gone", "Words to forget.", "s-1");
  write([](Writer& writer) {
    begin_watch(writer);
    put_notice(writer, {.id = "n-1",
                        .kind = "new story",
                        .story = "s-1",
                        .body = R"({"says":[{"account":"gone","words":"Words to forget."}]})"});
    StoryCollation story;
    story.id = "s-1";
    put_collation(writer, story, "Words to forget.");
    EXPECT_TRUE(remove_account(writer, "gone", "asked to"));
  });
  EXPECT_TRUE(notices_to_give(db()).empty());
  EXPECT_TRUE(base_documents(db())->empty());
}

TEST_F(WatchedStore, TheFirstLinesAreNoVersionOfTheWhole) {
  put("a", "The whole text of the account.", "s-1");
  Account stub;
  stub.url = "https://a.example/a";
  stub.text = "The whole";
  stub.complete = Completeness::kStub;
  stub.sha256 = sha256_hex(stub.text);
  stub.paragraphs = {{{0, 9}, Role::kBody}};
  EXPECT_EQ(standing_of(db(), stub).standing, Standing::kKnown);
  stub.complete = Completeness::kFull;
  EXPECT_EQ(standing_of(db(), stub).standing, Standing::kVersion);
}

}  // namespace
}  // namespace tellings
