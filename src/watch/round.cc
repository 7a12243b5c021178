#include "watch/round.h"

#include <deque>
#include <memory>
#include <vector>

#include "fetch/clock.h"
#include "fetch/fetch_ahead.h"
#include "ingest/downloaded.h"
#include "store/snapshot.h"
#include "watch/feed_look.h"
#include "watch/plan.h"

namespace tellings {
namespace {

constexpr std::size_t kMostPages = 2000;  // of a round; the rest waits for the next

std::vector<FetchRequest> requests_of(const std::vector<FeedRecord>& feeds) {
  std::vector<FetchRequest> requests;
  for (const FeedRecord& feed : feeds)
    requests.push_back({feed.asked, feed.look.etag, feed.look.last_modified});
  return requests;
}

std::vector<FetchRequest> requests_of(const std::vector<PageRecord>& pages) {
  std::vector<FetchRequest> requests;
  for (const PageRecord& page : pages)
    requests.push_back({page.url, page.look.etag, page.look.last_modified});
  return requests;
}

// The due pages as they are fetched; what each came to is noted for the store.
class DuePages : public PageSource {
 public:
  DuePages(std::vector<PageRecord> pages, PageFetcher& fetcher, std::int64_t now, unsigned threads)
      : pages_(std::move(pages)), now_(now), ahead_(requests_of(pages_), fetcher, threads) {}

  std::optional<IngestItem> next() override {
    while (items_.empty()) {
      auto fetched = ahead_.next();
      if (!fetched) return std::nullopt;
      take(pages_[ahead_.given() - 1], *std::move(fetched));
    }
    IngestItem item = std::move(items_.front());
    items_.pop_front();
    return item;
  }

  [[nodiscard]] double share_done() const override {
    return static_cast<double>(ahead_.given()) / static_cast<double>(std::max<std::size_t>(1, ahead_.size()));
  }

  std::vector<PageRecord>& pages() { return pages_; }

 private:
  void take(PageRecord& page, FetchedPage fetched) {
    page.look.state = name_of(fetched.state);
    page.look.error = fetched.reason;
    const LookOutcome outcome{fetched.state, true, fetched.retry_after};
    if (went_well(outcome)) {
      ++page.looks;
      page.look.failures = 0;
    } else {
      ++page.look.failures;
    }
    page.next = next_page_look(outcome, page.looks, page.look.failures, now_);
    if (fetched.state != FetchState::kFetched) return;
    page.look.etag = fetched.etag;
    page.look.last_modified = fetched.last_modified;
    if (fetched.downgraded)
      page.look.error = "was led from https to http: anybody on the way may have changed it";
    auto source = read_download({std::move(fetched.body), page.url, fetched.content_type, page.url,
                                 parse_iso_time(printed_second(now_))});
    while (auto item = source->next()) items_.push_back(*std::move(item));
  }

  std::vector<PageRecord> pages_;
  std::int64_t now_;
  FetchAhead ahead_;
  std::deque<IngestItem> items_;
};

// Of a page that was had only in part: a paywall, a consent wall.
bool is_stub(Connection& db, const PageRecord& page) {
  const std::vector<AccountKey> versions = versions_of_page(db, page.url);
  if (versions.empty()) return false;
  const auto account = find_account(db, versions.back());
  return account && *account && (*account)->account.complete == Completeness::kStub;
}

class Round {
 public:
  Round(Store& store, PageFetcher& fetcher, std::int64_t now, const WatchOptions& options)
      : store_(store), fetcher_(fetcher), now_(now), options_(options) {}

  // A list that is read lists feeds that are due at once.
  Result<void> look_at_feeds() {
    for (int depth = 0; depth <= kDeepestList; ++depth) {
      const auto feeds = due_feeds(store_.connection(), now_);
      if (feeds.empty()) break;
      FetchAhead ahead(requests_of(feeds), fetcher_, options_.threads);
      for (const FeedRecord& feed : feeds) {
        FetchedPage page = *ahead.next();
        auto noted = store_.write([&](Writer& writer) {
          note_feed(writer, feed, std::move(page), options_.every);
          return Result<void>();
        });
        if (!noted) return noted;
        ++count_.feeds;
      }
    }
    count_.feeds_failed =
        static_cast<std::size_t>(store_.connection().number("SELECT count(*) FROM feed WHERE failures > 0"));
    return {};
  }

  Result<void> look_at_pages(const TakePages& take) {
    auto due = due_pages(store_.connection(), now_, kMostPages);
    if (due.empty()) return {};
    DuePages pages(std::move(due), fetcher_, now_, options_.threads);
    if (auto taken = take(pages); !taken) return taken;
    return store_.write([&](Writer& writer) {
      for (PageRecord& page : pages.pages()) {
        if (page.look.state == name_of(FetchState::kFetched) && is_stub(writer.db, page))
          page.look.state = "stub";
        ++count_.pages;
        count_.pages_failed += page.look.failures > 0 ? 1 : 0;
        put_page(writer, page);
      }
      return Result<void>();
    });
  }

  [[nodiscard]] RoundCount count() const { return count_; }

 private:
  Store& store_;
  PageFetcher& fetcher_;
  std::int64_t now_;
  const WatchOptions& options_;
  RoundCount count_;
};

}  // namespace

Result<RoundCount> watch_round(Store& store, PageFetcher& fetcher, std::int64_t now,
                               const WatchOptions& options, const TakePages& take) {
  store.set_now(now);
  Round round(store, fetcher, now, options);
  if (auto looked = round.look_at_feeds(); !looked) return tl::unexpected(looked.error());
  if (auto looked = round.look_at_pages(take); !looked) return tl::unexpected(looked.error());
  return round.count();
}

}  // namespace tellings
