#include "fetch/fetched_pages.h"

#include <gtest/gtest.h>

#include <atomic>

namespace tellings {
namespace {

class MadeFetcher : public PageFetcher {
 public:
  FetchedPage fetch(const FetchRequest& request) override {
    ++asked;
    FetchedPage page;
    page.url = request.url;
    if (request.url.ends_with("/refused")) {
      page.state = FetchState::kRefused;
      page.reason = "paste the text";
      return page;
    }
    page.state = FetchState::kFetched;
    page.content_type = request.url.ends_with(".txt") ? "text/plain" : "text/html";
    page.body = request.url.ends_with(".pdf") ? "%PDF-1.7" : "<html><p>" + request.url;
    if (request.url.ends_with(".txt")) page.body = "A ferry sank off the coast on Tuesday.";
    return page;
  }
  std::atomic<int> asked = 0;
};

TEST(FetchPages, GivesThePagesInTheirOrder) {
  MadeFetcher fetcher;
  std::vector<std::string> urls;
  for (int i = 0; i < 200; ++i) urls.push_back("https://a.example/" + std::to_string(i));
  const auto source = fetch_pages(urls, fetcher, "2024-05-14T10:00:00Z");
  for (const std::string& url : urls) {
    const auto item = source->next();
    ASSERT_TRUE(item);
    const auto& page = std::get<RawPage>(*item);
    EXPECT_EQ(page.url, url);
    EXPECT_EQ(page.origin, url);
    EXPECT_EQ(page.given.retrieved->value, "2024-05-14T10:00:00Z");
  }
  EXPECT_FALSE(source->next());
  EXPECT_EQ(fetcher.asked, 200);
}

TEST(FetchPages, OneThatCannotBeHadStopsNoOther) {
  MadeFetcher fetcher;
  const auto source =
      fetch_pages({"https://a.example/refused", "https://a.example/x.pdf", "https://a.example/x.txt"},
                  fetcher, "2024-05-14T10:00:00Z");
  EXPECT_EQ(std::get<SkippedPage>(*source->next()).reason, "paste the text");
  EXPECT_NE(std::get<SkippedPage>(*source->next()).reason.find("PDF"), std::string::npos);
  EXPECT_EQ(std::get<GivenAccount>(*source->next()).account.url, "https://a.example/x.txt");
  EXPECT_FALSE(source->next());
}

TEST(FetchPages, MayBeLeftBeforeTheirEnd) {
  MadeFetcher fetcher;
  const auto source = fetch_pages(std::vector<std::string>(500, "https://a.example/a"), fetcher, "");
  EXPECT_TRUE(source->next());
}

}  // namespace
}  // namespace tellings
