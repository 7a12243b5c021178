// Dates of whole pages, invented ones in the forms that content systems print.
#include <gtest/gtest.h>

#include <string>

#include "extract/extract.h"

namespace tellings {
namespace {

struct Read {
  std::string published;
  std::string modified;
  bool operator==(const Read&) const = default;
};
void PrintTo(const Read& read, std::ostream* out) { *out << read.published << " / " << read.modified; }

constexpr std::string_view kStory =
    "<p>A ferry carrying 212 people ran aground off Norrick on Tuesday night, the coast guard said.</p>"
    "<p>Two lifeboats took the passengers ashore within the hour, and nobody was hurt, it said.</p>";

Read dates(const std::string& head, const std::string& line, const std::string& foot = "",
           const std::string& url = "") {
  RawPage page;
  page.bytes = "<!doctype html><html lang=en-GB><head><meta charset=utf-8>" + head +
               "</head><body><h1>Ferry aground</h1>" + line + "<div class=article-body>" +
               std::string(kStory) + "</div>" + foot + "</body></html>";
  page.url = url;
  const auto account = extract_account(page);
  if (!account) return {"refused", ""};
  const auto value = [](const std::optional<PrintedTime>& time) { return time ? time->value : ""; };
  return {value(account->published), value(account->modified)};
}

std::string linked(const std::string& fields) {
  return R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry aground",)" + fields +
         "}</script>";
}

TEST(PageDates, MachinesFirst) {
  EXPECT_EQ(dates(linked(R"("datePublished":"2031-04-02T07:15:00+02:00","dateModified":"2031-04-03")"),
                  "<p>Updated 3 April 2031</p>"),
            (Read{"2031-04-02T07:15:00+02:00", "2031-04-03"}));
  EXPECT_EQ(dates("<meta property=article:published_time content=2031-04-02>", ""), (Read{"2031-04-02", ""}));
  EXPECT_EQ(dates("", "<span itemprop=datePublished content=2031-04-02>yesterday</span>"),
            (Read{"2031-04-02", ""}));
}

TEST(PageDates, TheReadersDayDecidesWhereMachinesDisagree) {
  EXPECT_EQ(dates(linked(R"("datePublished":"2031-04-09")") +
                      "<meta property=article:published_time content=2031-04-02>",
                  "<time>2 April 2031</time>"),
            (Read{"2031-04-02", ""}));
  EXPECT_EQ(dates("<meta name=date content=2031-04-09>", "<time>2 April 2031</time>"),
            (Read{"2031-04-02", ""}));
  EXPECT_EQ(dates("<meta name=date content=2031-04-09>", ""), (Read{"2031-04-09", ""}));
}

TEST(PageDates, AnInstantInUtcTakesThePrintedDay) {
  const std::string late = "<meta property=article:published_time content=2031-04-02T23:40:00Z>";
  EXPECT_EQ(dates(late, "<p>3 April 2031</p>").published, "2031-04-03");
  EXPECT_EQ(dates(late, "<p>9 April 2031</p>").published, "2031-04-02T23:40:00Z");
  EXPECT_EQ(dates(late, "<p>3 April 2031</p>", "", "https://post.example/2031/04/02/ferry").published,
            "2031-04-02T23:40:00Z");
}

TEST(PageDates, WhatAReaderSees) {
  EXPECT_EQ(dates("", "<p>Published: 2 April 2031 | Updated: 3 April 2031</p>").published, "2031-04-02");
  EXPECT_EQ(dates("", "<p>By Mara Lindqvist</p><p>02/04/2031</p>").published, "2031-04-02");
  EXPECT_EQ(dates("", "<p><span>Mara Lindqvist</span><span>Apr 2, 2031</span></p>").published, "2031-04-02");
  EXPECT_EQ(dates("", "<p>Last updated: 3 April 2031</p>"), (Read{"2031-04-03", "2031-04-03"}));
}

TEST(PageDates, AddressScriptFootAndPicture) {
  EXPECT_EQ(dates("", "", "", "https://post.example/2031/04/02/ferry").published, "2031-04-02");
  EXPECT_EQ(dates(R"(<script>window.state = {"publishedAt":"2031-04-02T07:15:00Z"}</script>)", "").published,
            "2031-04-02T07:15:00Z");
  EXPECT_EQ(
      dates("", R"(<div data-state="{&quot;datePublished&quot;:&quot;2031-04-02&quot;}"></div>)").published,
      "2031-04-02");
  EXPECT_EQ(dates("", "",
                  "<footer><p>This page was last modified by the editors of the Post on 2 April 2031.</p>"
                  "</footer>")
                .published,
            "2031-04-02");
  EXPECT_EQ(
      dates("<meta property=og:image content=https://post.example/up/2031/04/02/ferry.jpg>", "").published,
      "2031-04-02");
}

TEST(PageDates, ADayInTheStoryIsNotItsOwn) {
  EXPECT_EQ(
      dates("", "", "<p>The ferry was built at the yard in Aske and launched on 7 May 1999, it said.</p>"),
      (Read{"", ""}));
}

TEST(PageDates, APageThatOnlySendsOn) {
  RawPage page;
  page.bytes = R"(<script>location.href="https://post.example/20310402/ferry";</script>)";
  const auto account = extract_account(page);
  ASSERT_TRUE(account && account->published);
  EXPECT_EQ(account->published->value, "2031-04-02");
}

}  // namespace
}  // namespace tellings
