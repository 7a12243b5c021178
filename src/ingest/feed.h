// Feeds of any form: RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, JSON Feed. Told by their content.
//
// One deviation from the public conformance set, meant: where an entry of Atom 0.3 prints <modified> alone,
// that is `updated` and `published` is not known; others call it the time of publication too. A changed page
// would look new.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/printed_time.h"
#include "base/result.h"

namespace tellings {

using Printed = std::optional<std::string>;  // nothing where the feed does not print it

struct FeedItem {
  Printed title;  // plain text
  Printed link;   // the page
  Printed id;
  std::optional<PrintedTime> published;  // in UTC
  std::optional<PrintedTime> updated;
  std::vector<std::string> authors;  // names, the address where no name is given
  Printed summary;                   // markup kept, references resolved once
  Printed content;
};

struct Feed {
  Printed title;
  Printed link;  // the site, not the feed itself
  std::optional<PrintedTime> updated;
  std::vector<FeedItem> items;
};

// What a file of links lists: a sitemap, a sitemap index or an OPML outline.
struct LinkList {
  bool of_lists = false;  // the links are sitemaps or feeds, not pages
  std::vector<FeedItem> links;
};

// Undeclared prefixes, stray control characters, naked markup, wrong encodings and unclosed tags do not stop
// the reading. Fails (kInvalid) where the bytes are no feed; `origin` is named in the message.
Result<Feed> read_feed(std::string bytes, std::string_view origin);

// The same for <urlset>, <sitemapindex> and <opml>. At most kMaxListedLinks are kept (the protocol's limit
// for a sitemap).
inline constexpr std::size_t kMaxListedLinks = 50000;
Result<LinkList> read_link_list(std::string bytes, std::string_view origin);

// A time as feeds print it, in UTC: RFC 822 with all its misspellings, ISO 8601. Nothing where it cannot be
// read.
std::optional<PrintedTime> read_feed_time(std::string_view printed);

}  // namespace tellings
