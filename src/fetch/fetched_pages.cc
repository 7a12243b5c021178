#include "fetch/fetched_pages.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "ingest/downloaded.h"

namespace tellings {
namespace {

constexpr std::size_t kAhead = 32;  // pages held before they are read

class FetchedPages : public PageSource {
 public:
  FetchedPages(std::vector<std::string> urls, PageFetcher& fetcher, std::string retrieved, unsigned threads)
      : urls_(std::move(urls)), fetcher_(fetcher), retrieved_(parse_iso_time(retrieved)) {
    const std::size_t count = std::min<std::size_t>(std::max(1U, threads), urls_.size());
    for (std::size_t i = 0; i < count; ++i) workers_.emplace_back([this] { work(); });
  }
  ~FetchedPages() override {
    {
      const std::lock_guard guard(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
  }

  std::optional<IngestItem> next() override {
    for (;;) {
      if (!items_.empty()) {
        IngestItem item = std::move(items_.front());
        items_.pop_front();
        return item;
      }
      if (read_ == urls_.size()) return std::nullopt;
      const FetchedPage page = await(read_);
      add_items(urls_[read_], page);
      const std::lock_guard guard(mutex_);
      ++read_;
      changed_.notify_all();
    }
  }

  [[nodiscard]] double share_done() const override {
    return urls_.empty() ? 1 : static_cast<double>(read_) / static_cast<double>(urls_.size());
  }

 private:
  void work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopped_ || asked_ == urls_.size() || asked_ < read_ + kAhead; });
      if (stopped_ || asked_ == urls_.size()) return;
      const std::size_t number = asked_++;
      lock.unlock();
      FetchedPage page = fetcher_.fetch({urls_[number]});
      lock.lock();
      done_[number] = std::move(page);
      changed_.notify_all();
    }
  }

  FetchedPage await(std::size_t number) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return done_.contains(number); });
    FetchedPage page = std::move(done_.at(number));
    done_.erase(number);
    return page;
  }

  void add_items(const std::string& url, const FetchedPage& page) {
    if (page.state != FetchState::kFetched) {
      items_.emplace_back(SkippedPage{url, page.reason});
      return;
    }
    auto source = read_download({page.body, page.url, page.content_type, url, retrieved_});
    while (auto item = source->next()) items_.push_back(*std::move(item));
  }

  const std::vector<std::string> urls_;
  PageFetcher& fetcher_;
  std::optional<PrintedTime> retrieved_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopped_ = false;
  std::size_t asked_ = 0;
  std::size_t read_ = 0;
  std::map<std::size_t, FetchedPage> done_;
  std::deque<IngestItem> items_;
  std::vector<std::jthread> workers_;  // last: joined before what they use goes
};

}  // namespace

std::unique_ptr<PageSource> fetch_pages(std::vector<std::string> urls, PageFetcher& fetcher,
                                        std::string retrieved, unsigned threads) {
  return std::make_unique<FetchedPages>(std::move(urls), fetcher, std::move(retrieved), threads);
}

}  // namespace tellings
