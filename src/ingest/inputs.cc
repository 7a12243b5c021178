#include "ingest/inputs.h"

#include <algorithm>
#include <array>
#include <deque>
#include <filesystem>
#include <optional>
#include <span>

#include "ingest/archive_place.h"
#include "ingest/archive_source.h"
#include "ingest/byte_stream.h"
#include "ingest/input_kind.h"
#include "ingest/json_lines.h"
#include "ingest/listed_items.h"
#include "ingest/pasted.h"
#include "ingest/table.h"
#include "text/utf8.h"

namespace tellings {
namespace {

constexpr std::size_t kLargestArchive = std::size_t{1}
                                        << 30;  // from standard input, unpacked; a file has no limit
constexpr std::size_t kHead = 4096;             // enough to tell what a file is

// Bytes already looked at, then the rest.
class Resumed : public ByteStream {
 public:
  Resumed(std::string head, std::unique_ptr<ByteStream> rest)
      : head_(std::move(head)), rest_(std::move(rest)) {}
  Result<std::size_t> read(std::span<char> buffer) override {
    if (at_ == head_.size()) return rest_->read(buffer);
    const std::size_t got = head_.copy(buffer.data(), buffer.size(), at_);
    at_ += got;
    return got;
  }

 private:
  std::string head_;
  std::size_t at_ = 0;
  std::unique_ptr<ByteStream> rest_;
};

Result<std::string> read_head(ByteStream& stream) {
  std::string head(kHead, '\0');
  std::size_t have = 0;
  while (have < kHead) {
    const auto got = stream.read(std::span(head).subspan(have));
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) break;
    have += *got;
  }
  head.resize(have);
  return head;
}

// Text with a UTF-16 byte-order mark, as some editors save it.
std::string utf8_of(std::string_view bytes) {
  const bool little = bytes.starts_with("\xFF\xFE");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!little && !bytes.starts_with("\xFE\xFF")) return std::string(bytes);
  const auto unit = [&](std::size_t at) {
    const auto low = static_cast<unsigned char>(bytes[at + (little ? 0 : 1)]);
    const auto high = static_cast<unsigned char>(bytes[at + (little ? 1 : 0)]);
    return static_cast<char32_t>(high << 8 | low);
  };
  std::string text;
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 &&
        unit(at + 2) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    }
    append_utf8(text, c);
  }
  return text;
}

IngestItem page_item(std::string bytes, const std::string& path, std::string content_type,
                     const InputOptions& options) {
  RawPage page;
  page.bytes = std::move(bytes);
  page.url = options.url;
  page.content_type = std::move(content_type);
  page.encoding = options.encoding;
  page.origin = path;
  if (path != "-") page.given.id = stem_of(path);
  return page;
}

std::vector<IngestItem> text_items(std::string_view bytes, const std::string& path) {
  auto items = split_pasted(utf8_of(bytes), path == "-" ? "standard input" : path);
  if (items.empty()) return {SkippedPage{path, "no text"}};
  auto* only = items.size() == 1 ? std::get_if<GivenAccount>(&items[0]) : nullptr;
  if (only != nullptr && path != "-" && only->account.id.empty()) only->account.id = stem_of(path);
  return items;
}

// `reason` may be a message that names the path already.
std::unique_ptr<PageSource> skipped(const std::string& path, std::string reason) {
  if (const std::string named = "reading " + path + ": "; reason.starts_with(named))
    reason.erase(0, named.size());
  return std::make_unique<ListedItems>(SkippedPage{path, std::move(reason)});
}

std::unique_ptr<PageSource> open_whole(ByteStream& stream, const std::string& path, InputKind kind,
                                       const InputOptions& options) {
  auto bytes = read_all(stream, path, kLargestPage);
  if (!bytes) return skipped(path, bytes.error().message);
  if (kind == InputKind::kText) return std::make_unique<ListedItems>(text_items(*bytes, path));
  if (kind == InputKind::kFeed) return read_feed_pages(*std::move(bytes), path);
  const std::string type = kind == InputKind::kMhtml ? "multipart/related" : "text/html";
  return std::make_unique<ListedItems>(page_item(*std::move(bytes), path, type, options));
}

std::unique_ptr<PageSource> open_archive(ByteStream& stream, const std::string& path) {
  if (path != "-") return read_archive_pages(path);
  auto bytes = read_all(stream, path, kLargestArchive);
  if (!bytes) return skipped(path, bytes.error().message);
  return read_archive_pages("standard input", 0, *std::move(bytes));
}

std::unique_ptr<PageSource> open_file(const std::string& path, const InputOptions& options) {
  auto raw = open_bytes(path);
  if (!raw) return skipped(path, raw.error().message);
  auto head = read_head(**raw);
  if (!head) return skipped(path, "reading " + path + ": " + head.error().message);
  InputGuess guess = guess_kind(unpacked_name(path), *head);
  auto stream = std::make_unique<Resumed>(*std::move(head), *std::move(raw));
  const std::string name = path == "-" ? "standard input" : path;
  switch (guess.kind) {
    case InputKind::kRefused:
      return skipped(name, std::move(guess.reason));
    case InputKind::kJsonLines:
      return read_json_lines(std::move(stream), name, options.fields);
    case InputKind::kJsonFile:
      return read_json_file(std::move(stream), name, options.fields);
    case InputKind::kCommaTable:
      return read_table_file(std::move(stream), name, ',', options.fields);
    case InputKind::kTabTable:
      return read_table_file(std::move(stream), name, '\t', options.fields);
    case InputKind::kArchive:
      return open_archive(*stream, path);
    case InputKind::kText:
    case InputKind::kHtml:
    case InputKind::kMhtml:
    case InputKind::kFeed:
      return open_whole(*stream, path, guess.kind, options);
  }
  return nullptr;
}

// Every file below a folder, by path; an unreadable folder is left out by the system and told by the caller.
Result<std::vector<std::string>> files_below(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    const bool hidden = walk->path().filename().string().starts_with(".");
    if (hidden && walk->is_directory(error)) walk.disable_recursion_pending();
    if (!hidden && walk->is_regular_file(error)) files.push_back(walk->path().string());
  }
  if (error) return fail(ErrorCode::kUnreadable, "reading folder " + folder + ": " + error.message());
  if (files.empty()) return fail(ErrorCode::kNotFound, "reading folder " + folder + ": no files in it");
  std::sort(files.begin(), files.end());
  return files;
}

class Inputs : public PageSource {
 public:
  Inputs(std::vector<std::string> paths, InputOptions options)
      : paths_(std::make_move_iterator(paths.begin()), std::make_move_iterator(paths.end())),
        options_(std::move(options)) {}

  std::optional<IngestItem> next() override {
    for (;;) {
      if (now_) {
        if (auto item = now_->next()) return item;
        now_.reset();
        ++done_;
      }
      if (paths_.empty()) return std::nullopt;
      now_ = is_address(paths_.front()) ? open_addresses() : open_path(take_front());
    }
  }

  [[nodiscard]] double share_done() const override {
    const double files = static_cast<double>(done_ + paths_.size()) + (now_ ? 1 : 0);
    return files == 0 ? 1 : (static_cast<double>(done_) + (now_ ? now_->share_done() : 0)) / files;
  }

 private:
  static bool is_address(std::string_view path) {
    return path.starts_with("http://") || path.starts_with("https://");
  }

  std::string take_front() {
    std::string path = std::move(paths_.front());
    paths_.pop_front();
    return path;
  }

  // Those that stand together are fetched together.
  std::unique_ptr<PageSource> open_addresses() {
    if (!options_.addresses)
      return skipped(take_front(),
                     "is an address, and nothing is fetched here; save the page and name the file");
    std::vector<std::string> urls;
    while (!paths_.empty() && is_address(paths_.front())) urls.push_back(take_front());
    done_ += urls.size() - 1;
    return options_.addresses(std::move(urls));
  }

  std::unique_ptr<PageSource> open_path(const std::string& path) {
    if (const ArchivePlace place = archive_place(path); place.offset > 0)
      return read_archive_pages(place.path, place.offset);
    std::error_code error;
    if (path == "-" || !std::filesystem::is_directory(path, error)) return open_file(path, options_);
    auto files = files_below(path);
    if (!files) return skipped(path, files.error().message);
    paths_.insert(paths_.begin(), files->begin(), files->end());
    return nullptr;
  }

  std::deque<std::string> paths_;
  std::size_t done_ = 0;  // files read to their end
  InputOptions options_;
  std::unique_ptr<PageSource> now_;
};

}  // namespace

std::unique_ptr<PageSource> read_inputs(std::vector<std::string> paths, InputOptions options) {
  return std::make_unique<Inputs>(std::move(paths), std::move(options));
}

}  // namespace tellings
