#include "ingest/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/markup_tree.h"

namespace tellings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Feed, ReadsRssWithExtensions) {
  const auto feed =
      read_feed(R"(<?xml version="1.0"?><rss version="2.0" xmlns:dublin="http://purl.org/dc/elements/1.1/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The &amp; Post</title><link>https://post.example/</link>
    <lastBuildDate>Thu, 01 Jan 2004 19:48:21 EST</lastBuildDate>
    <item><title><![CDATA[Ferry <b>aground</b>]]></title><guid>https://post.example/1</guid><pubDate>Wed, 31 Dec 03 08:00 +0100</pubDate>
    <dublin:creator>Mara Lindqvist</dublin:creator><description>Two &lt;i&gt;hurt&lt;/i&gt;</description>
    <content:encoded><![CDATA[<p>All of it.</p>]]></content:encoded></item></channel></rss>)",
                "a.xml");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->title, "The & Post");
  EXPECT_EQ(feed->updated->value, "2004-01-02T00:48:21Z");
  ASSERT_EQ(feed->items.size(), 1U);
  EXPECT_EQ(feed->items[0].title, "Ferry aground");
  EXPECT_EQ(feed->items[0].link, "https://post.example/1");
  EXPECT_EQ(feed->items[0].published->value, "2003-12-31T07:00:00Z");
  EXPECT_THAT(feed->items[0].authors, ElementsAre("Mara Lindqvist"));
  EXPECT_EQ(feed->items[0].summary, "Two <i>hurt</i>");
  EXPECT_EQ(feed->items[0].content, "<p>All of it.</p>");
}

TEST(Feed, ReadsAtomWithPrefixAndAlternateLink) {
  const auto feed = read_feed(
      R"(<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title type="html">One &amp;lt; two</a:title>
    <a:link rel="self" href="https://x.example/feed"/><a:link href="https://x.example/"/><a:entry><a:id>urn:1</a:id>
    <a:updated>2020-01-03T14:20:00+02:00</a:updated><a:author><a:name>Jo</a:name></a:author></a:entry></a:feed>)",
      "a.atom");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->link, "https://x.example/");
  ASSERT_EQ(feed->items.size(), 1U);
  EXPECT_EQ(feed->items[0].id, "urn:1");
  EXPECT_EQ(feed->items[0].updated->value, "2020-01-03T12:20:00Z");
}

TEST(Feed, ReadsJsonFeed) {
  const auto feed = read_feed(
      R"({"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":7,"url":"https://x.example/7",
    "content_text":"words","authors":[{"name":"Jo"}],"date_published":"2020-01-03T00:00:00Z"}]})",
      "a.json");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->items.at(0).id, "7");
  EXPECT_EQ(feed->items.at(0).content, "words");
}

TEST(Feed, BrokenFeedIsReadAsFarAsItGoes) {
  const auto feed = read_feed(
      "<rss><channel><title>a & b\x01</title><item><title>One</title><description><p>naked<br>markup</p>"
      "</description><item><title>Two",
      "broken.xml");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->title, "a & b");
  ASSERT_FALSE(feed->items.empty());
  EXPECT_THAT(*feed->items[0].summary, HasSubstr("naked<br>markup"));
}

TEST(Feed, EntitiesOfTheDocumentAreNeverExpanded) {
  const auto feed = read_feed(
      R"(<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
    <rss><channel><title>&b; &x; &amp;</title></channel></rss>)",
      "laughs.xml");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->title, "&b; &x; &");
}

TEST(Feed, WhatIsNoFeedIsRefusedByName) {
  const auto feed = read_feed("<html><body>no</body></html>", "page.html");
  ASSERT_FALSE(feed);
  EXPECT_THAT(feed.error().message, HasSubstr("page.html"));
}

TEST(Feed, DeepNestingCostsNoMoreThanItsBytes) {
  std::string source = "<rss><channel><title>t</title>";
  for (int i = 0; i < 300'000; ++i) source += "<d>";
  const auto feed = read_feed(source, "deep.xml");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->title, "t");
}

TEST(LinkList, ReadsSitemapsWithNewsAndOpml) {
  const auto map = read_link_list(R"(<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://x.example/1</loc><n:news><n:title>One</n:title>
    <n:publication_date>2020-01-03</n:publication_date></n:news></url></urlset>)",
                                  "map.xml");
  ASSERT_TRUE(map);
  EXPECT_FALSE(map->of_lists);
  EXPECT_EQ(map->links.at(0).title, "One");
  const auto opml = read_link_list(
      R"(<opml><body><outline text="g"><outline title="F" xmlUrl="https://x.example/f"/></outline></body></opml>)",
      "o");
  ASSERT_TRUE(opml);
  EXPECT_TRUE(opml->of_lists);
  EXPECT_EQ(opml->links.at(0).link, "https://x.example/f");
}

TEST(Markup, ReferencesAreResolvedOnce) {
  EXPECT_EQ(resolve_references("a &amp;lt; b &rsquo; &#8364; &#x2014; &nonsense; & c"),
            "a &lt; b ’ € — &nonsense; & c");
  EXPECT_EQ(resolve_references("&#150;"), "–");
}

}  // namespace
}  // namespace tellings
