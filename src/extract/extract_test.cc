#include "extract/extract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace tellings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// The page that the fuzz target starts from too.
const std::string kFerry = [] {
  std::ifstream file(std::string(TELLINGS_SOURCE_DIR) + "/fuzz/corpus/page/ferry.html");
  return std::string(std::istreambuf_iterator<char>(file), {});
}();

RawPage page_of(std::string_view html) {
  RawPage page;
  page.bytes = std::string(html);
  page.origin = "ferry.html";
  return page;
}

TEST(Extract, TakesTheArticleAndLeavesTheFurniture) {
  const auto account = extract_account(page_of(kFerry));
  ASSERT_TRUE(account);
  EXPECT_EQ(account->title, "Ferry runs aground off Norrick");
  EXPECT_THAT(account->byline, ElementsAre("Mara Lindqvist", "Tom Aske"));
  EXPECT_EQ(account->source, "The Harbour Post");
  EXPECT_EQ(account->url, "https://harbourpost.example/news/ferry-aground");
  ASSERT_TRUE(account->published);
  EXPECT_EQ(account->published->value, "2031-04-02T07:15:00+02:00");
  EXPECT_TRUE(account->text.starts_with("A ferry carrying 212 people"));
  EXPECT_THAT(account->text,
              HasSubstr("\n\nWhat the captain saw\n\n“We felt one long scrape,” said the captain"));
  EXPECT_THAT(account->text, HasSubstr("Nobody was hurt"));
  EXPECT_TRUE(account->text.ends_with("as soon as the wind allows it."));
  for (const char* furniture : {"Photo: J. Holm", "Five ferries", "nothing like what", "All rights", "Sport"})
    EXPECT_THAT(account->text, Not(HasSubstr(furniture)));
}

TEST(Extract, SpansOfParagraphsCoverTheText) {
  const auto account = extract_account(page_of(kFerry), {.keep_furniture = true});
  ASSERT_TRUE(account);
  EXPECT_THAT(account->text, HasSubstr("Photo: J. Holm"));
  std::uint32_t end = 0;
  for (const Paragraph& paragraph : account->paragraphs) {
    EXPECT_EQ(paragraph.span.begin, end);
    EXPECT_FALSE(paragraph.span.in(account->text).empty());
    end = paragraph.span.end + 2;
  }
  EXPECT_EQ(end, account->text.size() + 2);
}

TEST(Extract, WhatTheInputSaysWins) {
  RawPage page = page_of(kFerry);
  page.given.title = "Given";
  page.given.source = "Archive";
  const auto account = extract_account(page);
  ASSERT_TRUE(account);
  EXPECT_EQ(account->title, "Given");
  EXPECT_EQ(account->source, "Archive");
}

TEST(Extract, EmptyPageGivesEmptyText) {
  const auto account = extract_account(page_of(""));
  ASSERT_TRUE(account);
  EXPECT_EQ(account->text, "");
}

// Two boxes, each with less than half of the page's text, under names of furniture.
TEST(Extract, NamesThatHideTheStoryAreOverruled) {
  std::string box;
  for (int i = 0; i < 3; ++i)
    box += "<p>The coast guard counted " + std::to_string(200 + i) +
           " people on the ferry, which lay on the sand until the evening tide, and nobody was hurt.</p>";
  const std::string nav =
      "<nav><p>Every morning at seven: all our stories by mail, free of charge.</p></nav>";
  const auto account =
      extract_account(page_of(nav + "<div class=sidebar>" + box + "</div><div class=sidebar>" + box +
                              "</div><div class=comments>" + box + "</div>"));
  ASSERT_TRUE(account);
  EXPECT_TRUE(account->text.starts_with("The coast guard counted 200 people"));
  EXPECT_THAT(account->text, Not(HasSubstr("Every morning")));
  EXPECT_EQ(account->paragraphs.size(), 6U);  // comments are never the story
}

TEST(Extract, PaywallsAndErrorsAreSaidToBeStubs) {
  const auto paid = extract_account(page_of(
      R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry aground","isAccessibleForFree":false}</script>
         <article><p>A ferry carrying 212 people ran aground off Norrick on Tuesday night, the coast guard said.</p></article>)"));
  ASSERT_TRUE(paid);
  EXPECT_EQ(paid->complete, Completeness::kStub);
  const auto error = extract_account(page_of(
      "<title>404 Not Found</title><p>The page you requested could not be found on this server.</p>"));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->complete, Completeness::kStub);
  EXPECT_EQ(extract_account(page_of(kFerry))->complete, Completeness::kFull);
}

TEST(Extract, DeepNestingIsRefusedByName) {
  std::string html;
  for (int i = 0; i < 400'000; ++i) html += "<div>";
  const auto account = extract_account(page_of(html));
  ASSERT_FALSE(account);
  EXPECT_EQ(account.error().code, ErrorCode::kTooLarge);
  EXPECT_THAT(account.error().message, HasSubstr("ferry.html"));
}

}  // namespace
}  // namespace tellings
