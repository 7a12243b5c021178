#include "ingest/archive_source.h"

#include <utility>

#include "ingest/feed.h"
#include "ingest/listed_items.h"
#include "ingest/mapped_file.h"
#include "ingest/warc.h"

namespace tellings {
namespace {

class FeedPages : public PageSource {
 public:
  FeedPages(Feed feed, std::string path) : feed_(std::move(feed)), path_(std::move(path)) {}

  std::optional<IngestItem> next() override {
    if (at_ >= feed_.items.size()) return std::nullopt;
    FeedItem& item = feed_.items[at_++];
    RawPage page;
    page.origin = path_ + "#" + std::to_string(at_);
    page.content_type = "text/html; charset=utf-8";
    page.url = item.link.value_or("");
    const std::string& words = item.content ? *item.content : item.summary ? *item.summary : empty_;
    page.bytes = "<!doctype html><meta charset=utf-8><article>" + words + "</article>";
    page.given.url = page.url;
    page.given.title = item.title.value_or("");
    page.given.source = feed_.title.value_or("");
    page.given.byline = std::move(item.authors);
    page.given.published = item.published;
    page.given.modified = item.updated;
    if (!item.content) page.given.complete = Completeness::kSummary;
    return page;
  }

 private:
  Feed feed_;
  std::string path_;
  std::string empty_;
  std::size_t at_ = 0;
};

class ArchivePages : public PageSource {
 public:
  ArchivePages(std::string path, std::uint64_t from, std::string bytes)
      : path_(std::move(path)), from_(from), bytes_(std::move(bytes)) {}

  // The reader keeps a view of the bytes, which live here.
  Result<void> open() {
    std::string_view view = bytes_;
    if (bytes_.empty()) {
      auto file = MappedFile::open(path_);
      if (!file) return tl::unexpected(file.error());
      file_ = *std::move(file);
      view = file_->bytes();
    }
    size_ = view.size();
    auto reader = WarcReader::open(view, from_);
    if (!reader) return fail(reader.error().code, "reading " + path_ + ": " + reader.error().message);
    reader_ = *std::move(reader);
    return {};
  }

  std::optional<IngestItem> next() override {
    while (auto record = reader_->next()) {
      at_ = record->offset;
      if (!is_page(*record)) {
        ++others_;
        continue;
      }
      RawPage page;
      page.origin = path_ + "#" + std::to_string(record->offset);
      page.url = record->uri.value_or("");
      page.content_type = std::move(record->http_type);
      page.bytes = std::move(record->body);
      if (record->date) page.given.retrieved = parse_iso_time(*record->date);
      return page;
    }
    at_ = size_;
    const std::vector<ArchiveProblem> problems = reader_->problems();
    if (told_ < problems.size()) return SkippedPage{path_, problems[told_++].what};
    if (const std::size_t others = std::exchange(others_, 0); others > 0)
      return SkippedPage{path_, std::to_string(others) +
                                    " records that are no HTML pages (requests, other statuses "
                                    "than 200, other media)"};
    return std::nullopt;
  }

  [[nodiscard]] double share_done() const override {
    return size_ == 0 ? 1.0 : static_cast<double>(at_) / static_cast<double>(size_);
  }

 private:
  static bool is_page(const WarcRecord& record) {
    const bool carried = record.type == "response" || record.type == "resource";
    return carried && record.http_status.value_or(200) == 200 &&
           record.http_type.find("html") != std::string::npos;
  }

  std::string path_;
  std::uint64_t from_;
  std::uint64_t at_ = 0;
  std::size_t size_ = 0;
  std::size_t others_ = 0;
  std::string bytes_;
  std::optional<MappedFile> file_;
  std::optional<WarcReader> reader_;
  std::size_t told_ = 0;
};

}  // namespace

std::unique_ptr<PageSource> read_feed_pages(std::string bytes, const std::string& path) {
  auto feed = read_feed(std::move(bytes), path);
  if (!feed) return std::make_unique<ListedItems>(SkippedPage{path, feed.error().message});
  return std::make_unique<FeedPages>(*std::move(feed), path);
}

std::unique_ptr<PageSource> read_archive_pages(const std::string& path, std::uint64_t from,
                                               std::string bytes) {
  auto pages = std::make_unique<ArchivePages>(path, from, std::move(bytes));
  if (const auto opened = pages->open(); !opened)
    return std::make_unique<ListedItems>(SkippedPage{path, opened.error().message});
  return pages;
}

}  // namespace tellings
