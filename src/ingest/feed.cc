#include "ingest/feed.h"

#include <fmt/format.h>

#include <algorithm>

#include "ingest/encoding.h"
#include "ingest/feed_parts.h"
#include "ingest/http_message.h"
#include "ingest/markup_tree.h"
#include "text/chars.h"

namespace tellings {
namespace {

// The encoding that an XML declaration names: <?xml version="1.0" encoding="koi8-r"?>.
std::string declared_encoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 256);
  if (head.find("<?xml") == std::string_view::npos) return {};
  const std::size_t at = head.find("encoding");
  const std::size_t mark = head.find_first_of("\"'", at);
  if (at == std::string_view::npos || mark == std::string_view::npos) return {};
  const std::size_t end = head.find(head[mark], mark + 1);
  if (end == std::string_view::npos) return {};
  return "text/xml; charset=" + std::string(head.substr(mark + 1, end - mark - 1));
}

// UTF-8 without the control characters that XML forbids.
Result<std::string> readable(std::string bytes) {
  const std::string type = declared_encoding(bytes);
  auto decoded = decode_text(std::move(bytes), type);
  if (!decoded) return tl::unexpected(decoded.error());
  std::string text = std::move(decoded->utf8);
  std::erase_if(text, [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
  });
  return text;
}

std::string_view without_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

tl::unexpected<Error> no_feed(std::string_view origin) {
  return fail(ErrorCode::kInvalid, fmt::format("reading feed {}: neither RSS, Atom nor JSON Feed", origin));
}

Printed text_of(const MarkupTree& tree, const MarkupNode& of, std::string_view name) {
  const MarkupNode* node = tree.child(of, name);
  return node == nullptr ? std::nullopt : printed(node->text);
}

FeedItem sitemap_link(const MarkupTree& tree, const MarkupNode& node) {
  FeedItem item;
  item.link = text_of(tree, node, "loc");
  if (const auto changed = text_of(tree, node, "lastmod")) item.updated = read_feed_time(*changed);
  if (const MarkupNode* news = tree.child(node, "news:news")) {
    item.title = text_of(tree, *news, "news:title");
    if (const auto date = text_of(tree, *news, "news:publication_date"))
      item.published = read_feed_time(*date);
  }
  return item;
}

void add_outlines(const MarkupTree& tree, const MarkupNode& node, std::vector<FeedItem>& out, int depth) {
  for (const MarkupNode* outline : tree.all(node, "outline")) {
    if (out.size() >= kMaxListedLinks || depth > 20) return;
    if (const auto url = printed(outline->attribute("xmlurl"))) {
      FeedItem item;
      item.link = url;
      const std::string_view title = outline->attribute("title");
      item.title = printed(title.empty() ? outline->attribute("text") : title);
      out.push_back(std::move(item));
    }
    add_outlines(tree, *outline, out, depth + 1);
  }
}

}  // namespace

Printed printed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return std::nullopt;
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

std::string plain_title(std::string_view markup) {
  const MarkupTree tree = read_markup(markup);
  std::string all;  // texts of the nodes stand in order of their elements; a title rarely has more than one
  if (tree.nodes.size() == 1) {
    all = tree.nodes[0].text;
  } else {
    bool inside = false;
    for (const char c : markup) {
      if (c == '<') inside = true;
      if (!inside) all += c;
      if (c == '>') inside = false;
    }
    all = resolve_references(all);
  }
  std::string out;
  for (const char c : all) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

Result<Feed> read_feed(std::string bytes, std::string_view origin) {
  auto text = readable(std::move(bytes));
  if (!text) return tl::unexpected(text.error());
  const std::string_view begin = without_blanks(*text);
  if (begin.starts_with('{')) {
    auto feed = read_json_feed(begin);
    if (!feed) return no_feed(origin);
    return *std::move(feed);
  }
  const MarkupTree tree = read_markup(begin);
  for (const std::size_t index : tree.nodes[0].children) {
    const MarkupNode& root = tree.nodes[index];
    if (root.name == "rss" || root.name == "rdf" || root.name == "rdf:rdf" || root.name == "channel")
      return read_rss(tree, root);
    if (root.name == "feed" || root.name == "entry" || root.name == "atom:feed") return read_atom(tree, root);
  }
  return no_feed(origin);
}

Result<LinkList> read_link_list(std::string bytes, std::string_view origin) {
  auto text = readable(std::move(bytes));
  if (!text) return tl::unexpected(text.error());
  const MarkupTree tree = read_markup(*text);
  LinkList list;
  for (const std::size_t index : tree.nodes[0].children) {
    const MarkupNode& root = tree.nodes[index];
    list.of_lists = root.name == "sitemapindex" || root.name == "opml";
    if (root.name == "opml") {
      if (const MarkupNode* body = tree.child(root, "body")) add_outlines(tree, *body, list.links, 0);
      return list;
    }
    if (root.name != "urlset" && root.name != "sitemapindex") continue;
    for (const MarkupNode* node : tree.all(root, root.name == "urlset" ? "url" : "sitemap")) {
      if (list.links.size() >= kMaxListedLinks) break;
      list.links.push_back(sitemap_link(tree, *node));
    }
    return list;
  }
  return fail(ErrorCode::kInvalid, fmt::format("reading list {}: neither a sitemap nor OPML", origin));
}

}  // namespace tellings
