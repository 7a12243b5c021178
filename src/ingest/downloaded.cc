#include "ingest/downloaded.h"

#include "ingest/archive_source.h"
#include "ingest/encoding.h"
#include "ingest/input_kind.h"
#include "ingest/listed_items.h"
#include "text/chars.h"

namespace tellings {
namespace {

constexpr std::size_t kHead = 4096;  // enough to tell what it is

bool is_said_to_be(const Download& download, std::string_view type) {
  return download.content_type.find(type) != std::string::npos;
}

std::unique_ptr<PageSource> skipped(const Download& download, std::string reason) {
  return std::make_unique<ListedItems>(SkippedPage{download.origin, std::move(reason)});
}

std::unique_ptr<PageSource> page(Download download, std::string content_type) {
  RawPage raw;
  raw.bytes = std::move(download.bytes);
  raw.url = std::move(download.url);
  raw.content_type = std::move(content_type);
  raw.origin = std::move(download.origin);
  raw.given.retrieved = std::move(download.retrieved);
  return std::make_unique<ListedItems>(std::move(raw));
}

std::unique_ptr<PageSource> text(Download download) {
  auto decoded = decode_text(std::move(download.bytes), download.content_type);
  if (!decoded) return skipped(download, decoded.error().message);
  if (trim(decoded->utf8).empty()) return skipped(download, "no text");
  GivenAccount given;
  given.account.text = std::move(decoded->utf8);
  given.account.url = std::move(download.url);
  given.account.retrieved = std::move(download.retrieved);
  given.origin = std::move(download.origin);
  return std::make_unique<ListedItems>(std::move(given));
}

}  // namespace

std::unique_ptr<PageSource> read_download(Download download) {
  if (download.bytes.empty()) return skipped(download, "the page is empty");
  const InputGuess guess = guess_kind("", std::string_view(download.bytes).substr(0, kHead));
  if (guess.kind == InputKind::kRefused) return skipped(download, guess.reason);
  if (guess.kind == InputKind::kFeed) return read_feed_pages(std::move(download.bytes), download.origin);
  if (guess.kind == InputKind::kMhtml) return page(std::move(download), "multipart/related");
  if (guess.kind == InputKind::kHtml || is_said_to_be(download, "html")) {
    std::string type = download.content_type.empty() ? "text/html" : download.content_type;
    return page(std::move(download), std::move(type));
  }
  if (guess.kind == InputKind::kText && is_said_to_be(download, "text/")) return text(std::move(download));
  return skipped(download,
                 "is no page of text (" +
                     (download.content_type.empty() ? "its kind is not said" : download.content_type) +
                     "); paste the text or save the page");
}

}  // namespace tellings
