// tellings feed: feeds in, one JSON document a feed out.
#include "ingest/feed.h"

#include <algorithm>
#include <filesystem>

#include "base/json_writer.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/console.h"
#include "ingest/byte_stream.h"

namespace tellings {
namespace {

constexpr std::size_t kLargestFeed = std::size_t{64} << 20;

// A folder gives the files in it, in the order of their names.
std::vector<std::string> files_of(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    const std::size_t first = files.size();
    for (const auto& entry : std::filesystem::directory_iterator(path, error))
      if (entry.is_regular_file(error)) files.push_back(entry.path().string());
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end());
  }
  return files;
}

Result<Feed> read_feed_of(const std::string& path) {
  auto bytes = read_file(path, kLargestFeed);
  if (!bytes) return tl::unexpected(bytes.error());
  return read_feed(*std::move(bytes), path);
}

std::optional<std::string> value_of(const std::optional<PrintedTime>& time) {
  return time ? std::optional(time->value) : std::nullopt;
}

void append_item(JsonWriter& json, const FeedItem& item) {
  json.begin_object().member("title", item.title).member("link", item.link).member("id", item.id);
  json.member("published", value_of(item.published)).member("updated", value_of(item.updated));
  json.member("authors", item.authors)
      .member("summary", item.summary)
      .member("content", item.content)
      .end_object();
}

std::string line_of(const Feed& feed, const std::string& path) {
  std::string line;
  JsonWriter json(line);
  json.begin_object().member("input", path).member("title", feed.title).member("link", feed.link);
  json.member("updated", value_of(feed.updated));
  json.key("items").begin_array();
  for (const FeedItem& item : feed.items) append_item(json, item);
  json.end_array().end_object();
  return line + "\n";
}

}  // namespace

int run_feed(const Arguments& arguments, const Environment&) {
  std::vector<std::string> paths = arguments.operands;
  if (paths.empty()) paths.emplace_back("-");
  std::size_t read = 0;
  std::size_t skipped = 0;
  for (const std::string& path : files_of(paths)) {
    const auto feed = read_feed_of(path);
    if (!feed) {
      report(feed.error().message);
      ++skipped;
      continue;
    }
    ++read;
    if (!print(line_of(*feed, path))) return kNothingReadable;
  }
  report(std::to_string(read) + (read == 1 ? " feed, " : " feeds, ") + std::to_string(skipped) + " skipped");
  return read == 0 ? kNothingReadable : kDone;
}

}  // namespace tellings
