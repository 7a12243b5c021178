// The feeds that are watched and the pages that they list.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/store.h"

namespace tellings {

// How the last attempts went, of a feed and of a page.
struct LookRecord {
  std::string etag;
  std::string last_modified;
  std::string state;  // "fetched", "unchanged", "busy", ...; empty before the first attempt
  std::string error;  // with the remedy; empty where it went well
  int failures = 0;   // in a row
};

struct FeedRecord {
  std::int64_t key = 0;
  std::string url;    // as it was named
  std::string asked;  // where it is asked for
  std::string title;
  int depth = 0;  // 0: named by people; more: listed by a list of feeds
  LookRecord look;
  std::int64_t next = 0;
  std::optional<std::int64_t> tried;
  std::optional<std::int64_t> succeeded;
  bool stopped = false;
};

struct PageRecord {
  std::string address;  // as compared (page_address)
  std::int64_t feed = 0;
  std::string url;
  LookRecord look;
  std::int64_t item = 0;  // hash of what the feed says of it
  std::int64_t listed = 0;
  std::optional<std::int64_t> next;  // nothing: not again
  int looks = 0;
};

// By url.
std::vector<FeedRecord> all_feeds(Connection& db);
// The longest due first.
std::vector<FeedRecord> due_feeds(Connection& db, std::int64_t now);
// False where it is known already.
bool add_feed(Writer& writer, const std::string& url, const std::string& title, int depth);
// REQUIRES: it is there.
void put_feed(Writer& writer, const FeedRecord& feed);
// With its pages. False where there is none.
bool drop_feed(Writer& writer, const std::string& url);

std::optional<PageRecord> find_page(Connection& db, std::string_view address);
// The longest due first.
std::vector<PageRecord> due_pages(Connection& db, std::int64_t now, std::size_t limit);
void put_page(Writer& writer, const PageRecord& page);

// When the next feed or page is due; nothing where none is.
std::optional<std::int64_t> next_due(Connection& db);

}  // namespace tellings
