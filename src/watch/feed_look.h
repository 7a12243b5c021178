// What a feed lists, and what of it is to be fetched.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "fetch/page_fetcher.h"
#include "store/watch_records.h"

namespace tellings {

// A page or a further list, by its absolute address.
struct ListedPage {
  std::string url;
  std::string title;
  std::int64_t hash = 0;  // of title and times: where it changes, the page has
  bool is_list = false;   // a feed or a sitemap itself
};

struct FeedContent {
  std::string title;
  std::vector<ListedPage> pages;  // the newest first where times are told, else as listed
};

// Feeds of any form, sitemaps, sitemap indices, OPML. kInvalid where `body` is none of them.
Result<FeedContent> read_feed_content(std::string body, const std::string& url);

// Writes what a look at `feed` came to: the feed itself, the pages and lists that are new in it, those that
// have changed as due.
void note_feed(Writer& writer, FeedRecord feed, FetchedPage page, std::int64_t every);

}  // namespace tellings
