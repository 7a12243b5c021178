// Any bytes as a feed and as a list of links: read as far as they go, or refused.
#include "ingest/feed.h"

#include <cstdlib>

#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (const auto feed = tellings::read_feed(bytes, "fuzz")) {
    for (const tellings::FeedItem& item : feed->items)
      if (item.published && item.published->zone_minutes != 0) std::abort();
  }
  const auto list = tellings::read_link_list(bytes, "fuzz");
  if (list && list->links.size() > tellings::kMaxListedLinks) std::abort();
  return 0;
}
