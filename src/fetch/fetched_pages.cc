#include "fetch/fetched_pages.h"

#include <deque>

#include "fetch/fetch_ahead.h"
#include "ingest/downloaded.h"

namespace tellings {
namespace {

std::vector<FetchRequest> requests_of(std::vector<std::string> urls) {
  std::vector<FetchRequest> requests;
  for (std::string& url : urls) requests.push_back({std::move(url)});
  return requests;
}

class FetchedPages : public PageSource {
 public:
  FetchedPages(std::vector<std::string> urls, PageFetcher& fetcher, std::string_view retrieved,
               unsigned threads)
      : ahead_(requests_of(std::move(urls)), fetcher, threads), retrieved_(parse_iso_time(retrieved)) {}

  std::optional<IngestItem> next() override {
    while (items_.empty()) {
      auto page = ahead_.next();
      if (!page) return std::nullopt;
      add_items(ahead_.request(ahead_.given() - 1).url, *std::move(page));
    }
    IngestItem item = std::move(items_.front());
    items_.pop_front();
    return item;
  }

  [[nodiscard]] double share_done() const override {
    return ahead_.size() == 0 ? 1 : static_cast<double>(ahead_.given()) / static_cast<double>(ahead_.size());
  }

 private:
  void add_items(const std::string& url, FetchedPage page) {
    if (page.state != FetchState::kFetched) {
      items_.emplace_back(SkippedPage{url, page.reason});
      return;
    }
    auto source = read_download({std::move(page.body), page.url, page.content_type, url, retrieved_});
    while (auto item = source->next()) items_.push_back(*std::move(item));
  }

  FetchAhead ahead_;
  std::optional<PrintedTime> retrieved_;
  std::deque<IngestItem> items_;
};

}  // namespace

std::unique_ptr<PageSource> fetch_pages(std::vector<std::string> urls, PageFetcher& fetcher,
                                        std::string_view retrieved, unsigned threads) {
  return std::make_unique<FetchedPages>(std::move(urls), fetcher, retrieved, threads);
}

}  // namespace tellings
