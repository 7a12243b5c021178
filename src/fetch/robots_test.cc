#include "fetch/robots.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

bool allowed(std::string_view text, std::string_view path, std::string_view agent = "Tellings/1.0") {
  return Robots::parse(text, agent).allows(path);
}

TEST(Robots, NothingSaidAllowsEverything) {
  EXPECT_TRUE(allowed("", "/a"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow:\n", "/a"));
  EXPECT_TRUE(allowed("<html>not found</html>", "/a"));
}

TEST(Robots, TheGroupThatNamesUsWinsOverTheStar) {
  const char* text = "User-agent: *\nDisallow: /\n\nUser-agent: TELLINGS\nDisallow: /private\n";
  EXPECT_TRUE(allowed(text, "/a"));
  EXPECT_FALSE(allowed(text, "/private/a"));
  EXPECT_FALSE(allowed(text, "/a", "otherbot"));
}

TEST(Robots, GroupsOfOneNameArePutTogether) {
  const char* text =
      "User-agent: tellings\nDisallow: /a\n\nUser-agent: other\nDisallow: /\n\nUser-agent: "
      "tellings\nDisallow: /b\n";
  EXPECT_FALSE(allowed(text, "/a"));
  EXPECT_FALSE(allowed(text, "/b"));
  EXPECT_TRUE(allowed(text, "/c"));
}

TEST(Robots, SeveralNamesShareAGroup) {
  const char* text = "User-agent: other\nSitemap: https://x/\nUser-agent: tellings\nDisallow: /a\n";
  EXPECT_FALSE(allowed(text, "/a"));
  EXPECT_FALSE(allowed(text, "/a", "other"));
  EXPECT_TRUE(allowed(text, "/a", "third"));
}

TEST(Robots, ANameThatOnlyBeginsLikeOursIsAnother) {
  EXPECT_TRUE(allowed("User-agent: tellings-extra\nDisallow: /\n", "/a"));
  EXPECT_TRUE(allowed("User-agent: tell\nDisallow: /\n", "/a"));
}

TEST(Robots, TheLongestRuleDecidesAndAllowWinsATie) {
  const char* text = "User-agent: *\nDisallow: /a/\nAllow: /a/open\nDisallow: /b\nAllow: /b\n";
  EXPECT_FALSE(allowed(text, "/a/x"));
  EXPECT_TRUE(allowed(text, "/a/open/x"));
  EXPECT_TRUE(allowed(text, "/b"));
}

TEST(Robots, StarsAndTheEndMark) {
  const char* text = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /print*page\nDisallow: /*?session=\n";
  EXPECT_FALSE(allowed(text, "/a/b.pdf"));
  EXPECT_TRUE(allowed(text, "/a/b.pdf?x"));
  EXPECT_FALSE(allowed(text, "/print/one/page/2"));
  EXPECT_TRUE(allowed(text, "/print/one"));
  EXPECT_FALSE(allowed(text, "/a?session=1"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /a*b*c$", "/abcbc"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /a*b*c$", "/abcbd"));
}

TEST(Robots, PercentCodesAreOneForm) {
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /%7Ejoe\n", "/~joe/a"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /b\xC3\xBC\n", "/b%c3%bc"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /a%2Fb\n", "/a/b"));
}

TEST(Robots, LineEndsCommentsAndMarksDoNotMatter) {
  EXPECT_FALSE(allowed("\xEF\xBB\xBFUser-agent : * # all\rDisallow : /a # no\r", "/a"));
  EXPECT_FALSE(allowed("user-AGENT:*\r\nDISALLOW:/a\r\n", "/a"));
}

TEST(Robots, RulesBeforeAnyGroupAreNobodys) { EXPECT_TRUE(allowed("Disallow: /\n", "/a")); }

TEST(Robots, ItsOwnFileIsAlwaysOpen) {
  EXPECT_TRUE(Robots::disallow_all().allows("/robots.txt"));
  EXPECT_FALSE(Robots::disallow_all().allows("/"));
}

TEST(Robots, CrawlDelayIsOfItsGroup) {
  const char* text = "User-agent: *\nCrawl-delay: 2.5\nUser-agent: other\nCrawl-delay: 9\n";
  EXPECT_DOUBLE_EQ(Robots::parse(text, "tellings").crawl_delay().value(), 2.5);
  EXPECT_FALSE(Robots::parse("User-agent: *\nCrawl-delay: soon\n", "tellings").crawl_delay());
}

TEST(Robots, AHostilePatternCostsNoMoreThanItsLength) {
  std::string pattern = "User-agent: *\nDisallow: /";
  for (int i = 0; i < 2000; ++i) pattern += "a*";
  EXPECT_TRUE(allowed(pattern + "b$\n", "/" + std::string(4000, 'a')));
}

}  // namespace
}  // namespace tellings
