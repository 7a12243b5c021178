// Live blogs and texts that only JSON-LD gives.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/extract.h"

namespace tellings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view kTow =
    "The tug Aske has begun to pull the ferry off the rocks, the coast guard says. The tow will take three "
    "hours.";
constexpr std::string_view kAshore =
    "All 212 people are ashore, says the regional hospital in Norrick. Nobody was hurt in the grounding.";
constexpr std::string_view kKnown =
    "The ferry hit the Norrick rocks shortly before midnight with 212 people on board, the operator says.";

ExtractedPage read(const std::string& html, bool keep_furniture = false) {
  RawPage page;
  page.bytes = "<!doctype html><html lang=en><meta charset=utf-8><title>Ferry aground: live</title>" + html;
  auto extracted = extract_page(page, {.keep_furniture = keep_furniture});
  EXPECT_TRUE(extracted);
  return extracted.value_or(ExtractedPage());
}

std::string entry(const std::string& time, const std::string& title, std::string_view text) {
  return "<article class=live-entry><time datetime=\"2031-04-02T" + time + ":00+02:00\">" + time +
         "</time><h2>" + title + "</h2><p>" + std::string(text) + "</p></article>";
}

const std::string kBlog =
    "<main><h1>Ferry aground off Norrick: live</h1><p>Rescuers are at work off Norrick after a ferry with "
    "212 people "
    "on board ran aground on Tuesday night.</p><div>" +
    entry("09:40", "Tow begins", kTow) + entry("08:05", "All ashore", kAshore) +
    entry("07:15", "What we know", kKnown) + "</div></main>";

TEST(LiveBlog, IsOneAccountWithTimedEntries) {
  for (const bool keep : {false, true}) {
    const auto [account, entries] = read(kBlog, keep);
    EXPECT_EQ(account.kind, AccountKind::kBlog);
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[0].time.value, "2031-04-02T09:40:00+02:00");
    EXPECT_THAT(std::string(entries[0].span.in(account.text)), HasSubstr(std::string(kTow)));
    EXPECT_THAT(std::string(entries[0].span.in(account.text)), Not(HasSubstr("All ashore")));
    EXPECT_THAT(std::string(entries[2].span.in(account.text)), HasSubstr("shortly before midnight"));
    ASSERT_TRUE(account.published && account.modified);
    EXPECT_EQ(account.published->value, "2031-04-02T07:15:00+02:00");
    EXPECT_EQ(account.modified->value, "2031-04-02T09:40:00+02:00");
  }
}

TEST(LiveBlog, AStoryWithOneTimeIsNone) {
  const auto [account, entries] =
      read("<article><h1>Ferry aground</h1><time datetime=2031-04-02T07:15>2 April</time><p>" +
           std::string(kTow) + "</p><p>" + std::string(kKnown) + "</p></article>");
  EXPECT_THAT(entries, IsEmpty());
  EXPECT_EQ(account.kind, AccountKind::kNews);
}

std::string update(const std::string& time, const std::string& title, std::string_view text) {
  return R"({"@type":"BlogPosting","headline":")" + title + R"(","articleBody":")" + std::string(text) +
         R"(","datePublished":"2031-04-02T)" + time + R"(:00+02:00"})";
}

TEST(LiveBlog, EntriesThatAScriptIsToWriteAreReadFromJsonLd) {
  const auto [account, entries] = read(
      R"(<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Ferry aground off Norrick",)"
      R"("datePublished":"2031-04-02T07:00:00+02:00","liveBlogUpdate":[)" +
      update("09:40", "Tow begins", kTow) + "," + update("08:05", "All ashore", kAshore) + "," +
      update("07:15", "What we know", kKnown) +
      "]}</script><h1>Ferry aground off Norrick</h1><div id=app></div>");
  EXPECT_EQ(account.title, "Ferry aground off Norrick");
  EXPECT_EQ(account.published->value, "2031-04-02T07:00:00+02:00");
  EXPECT_THAT(account.text, StartsWith("Tow begins\n\nThe tug Aske"));
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[1].span.in(account.text), "All ashore\n\n" + std::string(kAshore));
}

TEST(LinkedText, StandsInForAPageThatShowsLittle) {
  const std::string linked = R"(<script type="application/ld+json">{"@type":"NewsArticle","articleBody":")" +
                             std::string(kTow) + "\\n" + std::string(kAshore) + "\\n" + std::string(kKnown) +
                             R"("}</script>)";
  const Account poor =
      read(linked + "<h1>Ferry aground</h1><p>Loading the story, one moment please.</p>").account;
  EXPECT_EQ(poor.text, std::string(kTow) + "\n\n" + std::string(kAshore) + "\n\n" + std::string(kKnown));
  EXPECT_EQ(poor.paragraphs.size(), 3U);
  const std::string shown = "The page itself tells more. " + std::string(kKnown);
  const auto [rich, none] = read(linked + "<article><p>" + shown + "</p><p>" + shown + "</p><p>" + shown +
                                 "</p><p>" + shown + "</p></article>");
  EXPECT_THAT(rich.text, StartsWith("The page itself"));
}

TEST(LinkedText, MarkupInItIsRead) {
  const auto [account, entries] =
      read(R"(<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"<h2>Tow<\/h2><p>)" +
           std::string(kTow) + "<\\/p><p>" + std::string(kAshore) + "<\\/p><p>" + std::string(kKnown) +
           R"(<\/p>"}</script><h1>Ferry aground</h1>)");
  EXPECT_THAT(account.text, StartsWith("Tow\n\nThe tug Aske"));
  EXPECT_EQ(account.paragraphs.front().role, Role::kHeading);
}

}  // namespace
}  // namespace tellings
