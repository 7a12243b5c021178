#include "fetch/robots_cache.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

const WebAddress kPage = *parse_web_address("https://example.org/a/b");

RobotsCache::Ask answering(int status, std::string body, int& asked) {
  return [status, body = std::move(body), &asked](const WebAddress& address) {
    EXPECT_EQ(address.url, "https://example.org/robots.txt");
    ++asked;
    return tl::expected<HttpAnswer, NetError>(HttpAnswer{status, {}, body});
  };
}

TEST(RobotsCache, AsksOnceADay) {
  RobotsCache cache("tellings");
  int asked = 0;
  const auto ask = answering(200, "User-agent: *\nDisallow: /a/", asked);
  EXPECT_FALSE(cache.of(kPage, 0, ask).rules.allows("/a/b"));
  EXPECT_TRUE(cache.of(kPage, 86000, ask).rules.allows("/c"));
  EXPECT_EQ(asked, 1);
  cache.of(kPage, 86401, ask);
  EXPECT_EQ(asked, 2);
}

TEST(RobotsCache, NoFileOpensEverything) {
  RobotsCache cache("tellings");
  int asked = 0;
  for (const int status : {400, 401, 403, 404, 410})
    EXPECT_TRUE(RobotsCache("tellings")
                    .of(kPage, 0, answering(status, "User-agent: *\nDisallow: /", asked))
                    .rules.allows("/a"));
}

TEST(RobotsCache, AFileThatCannotBeHadClosesEverythingForAWhile) {
  int asked = 0;
  for (const int status : {429, 500, 503}) {
    RobotsCache cache("tellings");
    const SiteRobots robots = cache.of(kPage, 0, answering(status, "", asked));
    EXPECT_FALSE(robots.rules.allows("/a"));
    EXPECT_TRUE(robots.unreachable);
    EXPECT_TRUE(cache.of(kPage, 601, answering(404, "", asked)).rules.allows("/a"));
  }
}

TEST(RobotsCache, WhyThereWasNoAnswerIsKept) {
  RobotsCache cache("tellings");
  const SiteRobots robots = cache.of(kPage, 0, [](const WebAddress&) {
    return tl::expected<HttpAnswer, NetError>(tl::unexpected(NetError{NetFailure::kAddress, "loopback"}));
  });
  EXPECT_TRUE(robots.unreachable);
  EXPECT_EQ(robots.error.reason, "loopback");
}

}  // namespace
}  // namespace tellings
