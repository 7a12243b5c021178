#include <simdjson.h>

#include "ingest/feed_parts.h"

namespace tellings {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

Printed string_of(object from, std::string_view key) {
  element value;
  if (from[key].get(value) != simdjson::SUCCESS) return std::nullopt;
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return printed(text);
  std::int64_t number = 0;  // ids that are numbers
  if (value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  return std::nullopt;
}

std::optional<PrintedTime> time_of(object from, std::string_view key) {
  const Printed text = string_of(from, key);
  return text ? read_feed_time(*text) : std::nullopt;
}

void add_author(element at, std::vector<std::string>& out) {
  object author;
  std::string_view name;
  if (at.get(name) == simdjson::SUCCESS) {
    if (const Printed text = printed(name)) out.push_back(*text);
  } else if (at.get(author) == simdjson::SUCCESS) {
    Printed text = string_of(author, "name");
    if (!text) text = string_of(author, "url");
    if (text) out.push_back(*std::move(text));
  }
}

FeedItem item_of(object from) {
  FeedItem item;
  item.title = string_of(from, "title");
  item.link = string_of(from, "url");
  if (!item.link) item.link = string_of(from, "external_url");
  item.id = string_of(from, "id");
  item.published = time_of(from, "date_published");
  item.updated = time_of(from, "date_modified");
  item.summary = string_of(from, "summary");
  item.content = string_of(from, "content_html");
  if (!item.content) item.content = string_of(from, "content_text");
  simdjson::dom::array authors;
  if (from["authors"].get(authors) == simdjson::SUCCESS)
    for (const element author : authors) add_author(author, item.authors);
  element author;
  if (item.authors.empty() && from["author"].get(author) == simdjson::SUCCESS)
    add_author(author, item.authors);
  return item;
}

}  // namespace

std::optional<Feed> read_json_feed(std::string_view json) {
  simdjson::dom::parser parser;
  object root;
  if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) return std::nullopt;
  simdjson::dom::array items;
  const bool has_items = root["items"].get(items) == simdjson::SUCCESS;
  const Printed version = string_of(root, "version");
  if (!has_items && !version && !string_of(root, "title")) return std::nullopt;
  Feed feed;
  feed.title = string_of(root, "title");
  feed.link = string_of(root, "home_page_url");
  if (has_items) {
    for (const element at : items)
      if (object item; at.get(item) == simdjson::SUCCESS) feed.items.push_back(item_of(item));
  }
  return feed;
}

}  // namespace tellings
