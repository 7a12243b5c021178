#include <algorithm>
#include <array>

#include "ingest/feed_parts.h"
#include "ingest/transfer_coding.h"
#include "text/utf8.h"

namespace tellings {
namespace {

using Names = std::initializer_list<std::string_view>;

// Atom 0.3 says mode="base64"; in Atom 1.0 a media type that is neither text nor XML means it.
bool is_base64(const MarkupNode& node) {
  if (node.attribute("mode") == "base64" || node.attribute("type") == "base64") return true;
  const std::string_view type = node.attribute("type");
  if (!node.attribute("mode").empty() || !node.attribute("src").empty() ||
      type.find('/') == std::string_view::npos)
    return false;
  return !type.starts_with("text/") && !type.ends_with("xml") && type.find("xml;") == std::string_view::npos;
}

// The element's words: its text, or its source where markup stands naked inside.
std::string words_of(const MarkupNode& node) {
  if (is_base64(node))
    if (auto plain = from_base64(node.text); plain && is_valid_utf8(*plain)) return *std::move(plain);
  if (node.children.empty()) return node.text;
  std::string inner(node.inner);
  static constexpr std::string_view kOpen = "<![CDATA[";
  if (const std::size_t begin = inner.find(kOpen);
      begin != std::string::npos && inner.find_first_not_of(" \t\r\n") == begin) {
    inner = inner.substr(begin + kOpen.size());
    if (const std::size_t end = inner.rfind("]]>"); end != std::string::npos) inner.resize(end);
  }
  return inner;
}

Printed first_of(const MarkupTree& tree, const MarkupNode& of, Names names) {
  for (const std::string_view name : names)
    for (const MarkupNode* node : tree.all(of, name))
      if (auto text = printed(words_of(*node))) return text;
  return std::nullopt;
}

std::optional<PrintedTime> time_of(const MarkupTree& tree, const MarkupNode& of, Names names) {
  for (const std::string_view name : names)
    for (const MarkupNode* node : tree.all(of, name))
      if (auto text = printed(node->text))
        if (auto time = read_feed_time(*text)) return time;
  return std::nullopt;
}

Printed title_of(const MarkupTree& tree, const MarkupNode& of, Names names) {
  auto text = first_of(tree, of, names);
  if (!text) return std::nullopt;
  return printed(plain_title(*text));
}

// "jane@example.com (Jane Roe)" -> "Jane Roe"; "Jane Roe <jane@example.com>" -> "Jane Roe".
std::string person(std::string_view printed_name) {
  std::string name(printed_name);
  const std::size_t open = name.find('(');
  const std::size_t close = name.rfind(')');
  if (open != std::string::npos && close != std::string::npos && close > open + 1) {
    const std::string inside = name.substr(open + 1, close - open - 1);
    if (inside.find('@') != std::string::npos) name.resize(open);
    if (name.find('@') != std::string::npos) return inside;
  }
  if (const std::size_t angle = name.find('<'); angle != std::string::npos && angle > 0) name.resize(angle);
  while (name.ends_with(' ')) name.pop_back();
  return name.empty() ? std::string(printed_name) : name;
}

void add_people(const MarkupTree& tree, const MarkupNode& of, Names names, std::vector<std::string>& out) {
  for (const std::string_view name : names) {
    for (const MarkupNode* node : tree.all(of, name)) {
      Printed text = node->children.empty() ? printed(node->text)
                                            : first_of(tree, *node, {"name", "atom:name", "email", "uri"});
      if (!text) continue;
      std::string who = person(*text);
      if (std::find(out.begin(), out.end(), who) == out.end()) out.push_back(std::move(who));
    }
    if (!out.empty()) return;
  }
}

// Atom's <link rel="alternate">, or one without rel; text links of RSS.
Printed link_of(const MarkupTree& tree, const MarkupNode& of, Names names) {
  for (const std::string_view name : names) {
    for (const MarkupNode* node : tree.all(of, name)) {
      const std::string_view rel = node->attribute("rel");
      if (auto href = printed(node->attribute("href")); href && (rel.empty() || rel == "alternate"))
        return href;
      if (node->attribute("href").empty())
        if (auto text = printed(node->text)) return text;
    }
  }
  return std::nullopt;
}

FeedItem rss_item(const MarkupTree& tree, const MarkupNode& node) {
  FeedItem item;
  item.title = title_of(tree, node, {"title", "dc:title", "media:title"});
  item.link = link_of(tree, node, {"link", "atom:link"});
  item.id = first_of(tree, node, {"guid", "dc:identifier", "atom:id"});
  if (!item.link && item.id) {
    const MarkupNode* guid = tree.child(node, "guid");
    if (guid != nullptr && guid->attribute("ispermalink") != "false" &&
        item.id->find("://") != std::string::npos)
      item.link = item.id;
  }
  item.published =
      time_of(tree, node, {"pubdate", "dc:date", "dcterms:issued", "atom:published", "dcterms:created"});
  item.updated = time_of(tree, node, {"atom:updated", "dcterms:modified", "lastbuilddate"});
  add_people(tree, node, {"author", "dc:creator", "dc:author", "itunes:author", "atom:author"}, item.authors);
  item.summary =
      first_of(tree, node, {"description", "dc:description", "itunes:summary", "summary", "atom:summary"});
  item.content = first_of(tree, node, {"content:encoded", "content", "xhtml:body", "atom:content"});
  return item;
}

// The content of an Atom text: escaped markup resolved, XHTML as it stands.
Printed atom_text(const MarkupTree& tree, const MarkupNode& of, Names names) {
  for (const std::string_view name : names) {
    for (const MarkupNode* node : tree.all(of, name)) {
      if (auto text = printed(words_of(*node))) return text;
    }
  }
  return std::nullopt;
}

FeedItem atom_entry(const MarkupTree& tree, const MarkupNode& node) {
  FeedItem item;
  item.title = title_of(tree, node, {"title"});
  item.link = link_of(tree, node, {"link"});
  item.id = first_of(tree, node, {"id"});
  item.published = time_of(tree, node, {"published", "issued", "created"});
  item.updated = time_of(tree, node, {"updated", "modified"});
  if (!item.published && item.updated) item.published = time_of(tree, node, {"dc:date"});
  add_people(tree, node, {"author", "dc:creator"}, item.authors);
  item.summary = atom_text(tree, node, {"summary"});
  item.content = atom_text(tree, node, {"content"});
  return item;
}

}  // namespace

Feed read_rss(const MarkupTree& tree, const MarkupNode& root) {
  Feed feed;
  const MarkupNode* channel = root.name == "channel" ? &root : tree.child(root, "channel");
  if (channel != nullptr) {
    feed.title = title_of(tree, *channel, {"title", "dc:title"});
    feed.link = link_of(tree, *channel, {"link", "atom:link"});
    feed.updated = time_of(tree, *channel, {"lastbuilddate", "dc:date", "atom:updated", "pubdate"});
    for (const MarkupNode* node : tree.all(*channel, "item")) feed.items.push_back(rss_item(tree, *node));
  }
  if (channel != &root)
    for (const MarkupNode* node : tree.all(root, "item")) feed.items.push_back(rss_item(tree, *node));
  return feed;
}

Feed read_atom(const MarkupTree& tree, const MarkupNode& root) {
  Feed feed;
  if (root.name == "entry") {
    feed.items.push_back(atom_entry(tree, root));
    return feed;
  }
  feed.title = title_of(tree, root, {"title"});
  feed.link = link_of(tree, root, {"link"});
  feed.updated = time_of(tree, root, {"updated", "modified"});
  for (const MarkupNode* node : tree.all(root, "entry")) feed.items.push_back(atom_entry(tree, *node));
  return feed;
}

}  // namespace tellings
