#include "watch/feed_look.h"

#include <algorithm>

#include "base/hash.h"
#include "fetch/web_address.h"
#include "ingest/account_ids.h"
#include "ingest/feed.h"
#include "watch/plan.h"
#include "watch/round.h"

namespace tellings {
namespace {

std::string value_of(const std::optional<PrintedTime>& time) { return time ? time->value : ""; }

struct DatedPage {
  std::string time;
  ListedPage page;
};

std::vector<ListedPage> listed_pages(const std::vector<FeedItem>& items, const std::string& url, bool lists) {
  const auto base = parse_web_address(url);
  std::vector<DatedPage> dated;
  for (const FeedItem& item : items) {
    if (!item.link || !base) continue;
    const auto address = resolve_address(*base, *item.link);
    if (!address) continue;
    const std::string published = value_of(item.published), updated = value_of(item.updated);
    const std::uint64_t hash = hash64(item.title.value_or(""), hash64(published, hash64(updated)));
    dated.push_back({std::max(published, updated),
                     {address->url, item.title.value_or(""), static_cast<std::int64_t>(hash), lists}});
  }
  std::ranges::stable_sort(dated, std::greater<>(), &DatedPage::time);
  std::vector<ListedPage> pages;
  for (DatedPage& one : dated) pages.push_back(std::move(one.page));
  return pages;
}

void note_failure(FeedRecord& feed, const FetchedPage& page, std::string error, std::int64_t now,
                  std::int64_t every) {
  ++feed.look.failures;
  feed.look.error = std::move(error);
  feed.stopped = page.state == FetchState::kGone;
  feed.next = next_feed_look({page.state, false, page.retry_after}, feed.look.failures, now, every);
}

// A page new in the feed, or changed by what the feed says.
void note_page(Writer& writer, const FeedRecord& feed, const ListedPage& listed, bool fetch) {
  const std::string address = page_address(listed.url);
  if (address.empty()) return;
  auto known = find_page(writer.db, address);
  if (known && known->item == listed.hash) return;
  PageRecord page = known.value_or(PageRecord{});
  if (!known) {
    page.address = address;
    page.feed = feed.key;
    page.url = listed.url;
    page.listed = writer.now;
  }
  page.item = listed.hash;
  page.look.failures = 0;
  page.next = fetch ? std::optional(writer.now) : std::nullopt;
  put_page(writer, page);
}

bool has_room(Connection& db) {
  return db.number("SELECT count(*) FROM feed") < static_cast<std::int64_t>(kMostFeeds);
}

}  // namespace

Result<FeedContent> read_feed_content(std::string body, const std::string& url) {
  if (auto feed = read_feed(body, url)) {
    return FeedContent{feed->title.value_or(""), listed_pages(feed->items, url, false)};
  }
  const auto list = read_link_list(std::move(body), url);
  if (!list)
    return fail(ErrorCode::kInvalid,
                "is neither a feed nor a sitemap nor a list of feeds; name the feed's address");
  return FeedContent{"", listed_pages(list->links, url, list->of_lists)};
}

void note_feed(Writer& writer, FeedRecord feed, FetchedPage page, std::int64_t every) {
  const std::int64_t now = writer.now;
  const bool first = !feed.succeeded;
  feed.tried = now;
  feed.look.state = name_of(page.state);
  feed.look.error.clear();
  if (!page.moved_to.empty()) feed.asked = page.moved_to;
  if (page.state != FetchState::kFetched && page.state != FetchState::kUnchanged) {
    note_failure(feed, page, page.reason, now, every);
    return put_feed(writer, feed);
  }
  if (page.state == FetchState::kFetched) {
    const auto content = read_feed_content(std::move(page.body), page.url);
    if (!content) {
      note_failure(feed, page, content.error().message, now, every);
      return put_feed(writer, feed);
    }
    if (!content->title.empty()) feed.title = content->title;
    std::size_t pages = 0;
    for (const ListedPage& listed : content->pages) {
      if (!listed.is_list)
        note_page(writer, feed, listed, !first || pages++ < kMostNewOfFeed);
      else if (feed.depth < kDeepestList && has_room(writer.db))
        add_feed(writer, listed.url, listed.title, feed.depth + 1);
    }
    feed.look.etag = page.etag;
    feed.look.last_modified = page.last_modified;
  }
  feed.look.failures = 0;
  feed.succeeded = now;
  feed.next = next_feed_look({page.state, true, std::nullopt}, 0, now, every);
  put_feed(writer, feed);
}

}  // namespace tellings
