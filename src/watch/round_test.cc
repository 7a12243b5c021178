#include "watch/round.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <mutex>

#include "fetch/clock.h"
#include "watch/list_notices.h"

namespace tellings {
namespace {

constexpr std::int64_t kNow = 1'720'000'000;

// What a made web answers; counts what it was asked.
class MadeWeb : public PageFetcher {
 public:
  FetchedPage fetch(const FetchRequest& request) override {
    const std::lock_guard guard(mutex_);
    ++asked[request.url];
    const auto found = pages.find(request.url);
    FetchedPage page;
    page.state = FetchState::kMissing;
    page.reason = "there is no such page";
    if (found == pages.end()) return page;
    page = found->second;
    page.url = request.url;
    if (page.state == FetchState::kFetched && !page.etag.empty() && page.etag == request.etag)
      page.state = FetchState::kUnchanged;
    return page;
  }
  void put(const std::string& url, const std::string& body, const std::string& etag = "") {
    FetchedPage page;
    page.state = FetchState::kFetched;
    page.content_type = "text/html";
    page.body = body;
    page.etag = etag;
    pages[url] = page;
  }
  std::map<std::string, FetchedPage> pages;
  std::map<std::string, int> asked;

 private:
  std::mutex mutex_;
};

std::string feed_of(const std::vector<std::string>& titles) {
  std::string out = "<rss version='2.0'><channel><title>Herald</title>";
  for (const std::string& title : titles)
    out += "<item><title>" + title + "</title><link>/" + title.substr(0, 1) + "</link></item>";
  return out + "</channel></rss>";
}

class WatchRound : public testing::Test {
 protected:
  void SetUp() override {
    path_ = std::filesystem::temp_directory_path() / ("tellings-round-" + std::to_string(::getpid()) + ".db");
    store_ = *Store::open(path_.string(), {"1.0", "[]"}, kNow);
    ASSERT_TRUE(store_->write([](Writer& writer) {
      add_feed(writer, "https://h.example/feed", "", 0);
      return Result<void>();
    }));
  }
  void TearDown() override {
    store_.reset();
    for (const char* tail : {"", "-wal", "-shm", "-writer"}) std::filesystem::remove(path_.string() + tail);
  }
  // The addresses that were handed over.
  std::vector<std::string> round(std::int64_t now) {
    std::vector<std::string> got;
    const auto count = watch_round(*store_, web_, now, {}, [&](PageSource& pages) {
      while (auto item = pages.next())
        if (const auto* page = std::get_if<RawPage>(&*item)) got.push_back(page->url);
      return stopped_ ? Result<void>(fail(ErrorCode::kBusy, "stopped")) : Result<void>();
    });
    EXPECT_EQ(count.has_value(), !stopped_);
    return got;
  }
  FeedHealth health() { return feed_health(store_->connection()).at(0); }

  std::filesystem::path path_;
  std::unique_ptr<Store> store_;
  MadeWeb web_;
  bool stopped_ = false;
};

using Urls = std::vector<std::string>;

TEST_F(WatchRound, NewPagesAreHandedOverOnce) {
  web_.put("https://h.example/feed", feed_of({"a"}));
  web_.put("https://h.example/a", "<p>A", "1");
  EXPECT_EQ(round(kNow), Urls{"https://h.example/a"});
  web_.put("https://h.example/feed", feed_of({"b", "a"}));
  web_.put("https://h.example/b", "<p>B", "1");
  EXPECT_EQ(round(kNow + 900), Urls{"https://h.example/b"});
  EXPECT_EQ(web_.asked["https://h.example/a"], 1);
  EXPECT_EQ(round(kNow + 3600), Urls()) << "asked again, and unchanged";
  EXPECT_EQ(web_.asked["https://h.example/a"], 2);
  EXPECT_EQ(health().read, 2);
}

TEST_F(WatchRound, APageThatTheFeedSaysHasChangedIsDue) {
  web_.put("https://h.example/feed", feed_of({"a"}));
  web_.put("https://h.example/a", "<p>A");
  round(kNow);
  web_.put("https://h.example/feed", feed_of({"a, updated"}));
  EXPECT_EQ(round(kNow + 900), Urls{"https://h.example/a"});
}

TEST_F(WatchRound, NothingIsAskedBeforeItIsDue) {
  web_.put("https://h.example/feed", feed_of({}));
  round(kNow);
  round(kNow + 899);
  EXPECT_EQ(web_.asked["https://h.example/feed"], 1);
  round(kNow + 900);
  EXPECT_EQ(web_.asked["https://h.example/feed"], 2);
}

TEST_F(WatchRound, ARunThatIsCutOffGoesOnWhereItStopped) {
  web_.put("https://h.example/feed", feed_of({"a"}));
  web_.put("https://h.example/a", "<p>A");
  stopped_ = true;
  EXPECT_EQ(round(kNow).size(), 1U);
  stopped_ = false;
  EXPECT_EQ(round(kNow + 1), Urls{"https://h.example/a"});
  EXPECT_EQ(web_.asked["https://h.example/feed"], 1);
}

TEST_F(WatchRound, FailuresAreKeptAndTriedLess) {
  round(kNow);
  EXPECT_EQ(health().feed.look.failures, 1);
  EXPECT_FALSE(health().feed.succeeded);
  EXPECT_EQ(health().feed.next, kNow + 1800);
  web_.put("https://h.example/feed", feed_of({"a"}));
  round(kNow + 1800);
  EXPECT_EQ(health().feed.look.failures, 0);
  EXPECT_EQ(health().failed, 1) << "its page is not there";
}

TEST_F(WatchRound, AFeedThatIsGoneIsAskedForNoMore) {
  web_.pages["https://h.example/feed"].state = FetchState::kGone;
  round(kNow);
  round(kNow + 10'000'000);
  EXPECT_EQ(web_.asked["https://h.example/feed"], 1);
  EXPECT_TRUE(health().feed.stopped);
}

TEST_F(WatchRound, ALastingRedirectIsRemembered) {
  web_.put("https://h.example/feed", feed_of({}));
  web_.pages["https://h.example/feed"].moved_to = "https://h.example/new";
  web_.put("https://h.example/new", feed_of({}));
  round(kNow);
  round(kNow + 900);
  EXPECT_EQ(web_.asked["https://h.example/feed"], 1);
  EXPECT_EQ(web_.asked["https://h.example/new"], 1);
  EXPECT_EQ(health().feed.url, "https://h.example/feed");
}

TEST_F(WatchRound, AListOfFeedsIsReadWithWhatItLists) {
  web_.put("https://h.example/feed", "<opml><body><outline xmlUrl='https://h.example/x'/></body></opml>");
  web_.put("https://h.example/x", feed_of({"a"}));
  web_.put("https://h.example/a", "<p>A");
  EXPECT_EQ(round(kNow), Urls{"https://h.example/a"});
}

}  // namespace
}  // namespace tellings
