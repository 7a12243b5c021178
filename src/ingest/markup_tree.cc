#include "ingest/markup_tree.h"

#include <lexbor/dom/interfaces/text.h>
#include <lexbor/html/html.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>

#include "text/ascii.h"
#include "text/utf8.h"

namespace tellings {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kSpaces = {{
    {"http://purl.org/dc/elements/1.1", "dc"},
    {"http://purl.org/dc/elements/1.0", "dc"},
    {"http://purl.org/dc/terms", "dcterms"},
    {"http://purl.org/rss/1.0/modules/content", "content"},
    {"http://www.w3.org/2005/atom", "atom"},
    {"http://purl.org/atom/ns", "atom"},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"},
    {"http://purl.org/rss/1.0", "rss"},
    {"http://my.netscape.com/rdf/simple/0.9", "rss"},
    {"http://channel.netscape.com/rdf/simple/0.9", "rss"},
    {"http://backend.userland.com/rss2", "rss"},
    {"http://search.yahoo.com/mrss", "media"},
    {"http://www.google.com/schemas/sitemap-news/0.9", "news"},
    {"http://www.sitemaps.org/schemas/sitemap/0.9", "sitemap"},
    {"http://www.w3.org/1999/xhtml", "xhtml"},
}};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool in_name(char c) { return starts_name(c) || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '.'; }

// The prefix that a name space usually has; empty for an unknown one.
std::string_view usual_prefix(std::string_view uri) {
  std::string plain = lower_ascii(uri);
  while (plain.ends_with('/') || plain.ends_with('#')) plain.pop_back();
  for (const auto& [known, prefix] : kSpaces)
    if (plain == known) return prefix;
  return {};
}

// The characters of a named reference of HTML, by the parser that knows them all; empty where it is none.
std::string html_character(std::string_view reference) {
  struct Destroy {
    void operator()(lxb_html_document_t* document) const { lxb_html_document_destroy(document); }
  };
  const std::unique_ptr<lxb_html_document_t, Destroy> document(lxb_html_document_create());
  const std::string source = "<body>" + std::string(reference);
  if (!document || lxb_html_document_parse(document.get(), reinterpret_cast<const lxb_char_t*>(source.data()),
                                           source.size()) != LXB_STATUS_OK)
    return {};
  const auto* body = reinterpret_cast<lxb_dom_node_t*>(lxb_html_document_body_element(document.get()));
  if (body == nullptr || body->first_child == nullptr) return {};
  const auto& data = reinterpret_cast<const lxb_dom_text_t*>(body->first_child)->char_data.data;
  std::string text(reinterpret_cast<const char*>(data.data), data.length);
  return text == reference ? std::string() : text;
}

// The code point of a numeric reference that stands for itself; the standard mends the others ("&#150;" is a
// dash).
std::optional<char32_t> plain_number(std::string_view reference) {
  if (reference[1] != '#') return std::nullopt;
  const bool hex = reference.size() > 3 && (reference[2] | 0x20) == 'x';
  const std::string_view digits = reference.substr(hex ? 3 : 2, reference.size() - (hex ? 4 : 3));
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  const bool plain = (value >= 0x20 && value < 0x7F) || (value >= 0xA0 && value < 0xD800) ||
                     (value > 0xDFFF && value < 0x110000) || value == 0x0A || value == 0x09;
  if (!whole || !plain) return std::nullopt;
  return static_cast<char32_t>(value);
}

// One reference, "&" to ";" included; empty where it means nothing.
std::string character_of(std::string_view reference) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kXml = {
      {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}}};
  for (const auto& [name, character] : kXml)
    if (reference == name) return std::string(character);
  if (const auto number = plain_number(reference)) return to_utf8(*number);
  return html_character(reference);
}

class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) { tree_.nodes.emplace_back(); }

  MarkupTree read() {
    open_.push_back({0, {}, 0});
    while (at_ < source_.size()) {
      const std::size_t mark = source_.find('<', at_);
      const std::size_t end = std::min(mark, source_.size());
      add_text(resolve_references(source_.substr(at_, end - at_)));
      at_ = end;
      if (at_ < source_.size()) read_markup();
    }
    while (open_.size() > 1) close(source_.size());
    return std::move(tree_);
  }

 private:
  struct Open {
    std::size_t node = 0;
    std::vector<std::pair<std::string, std::string>> prefixes;  // declared here: prefix -> usual prefix
    std::size_t begin = 0;                                      // of the inner source
  };

  void add_text(std::string_view text) { tree_.nodes[open_.back().node].text += text; }

  bool skip_to(std::string_view opener, std::string_view closer, bool keep) {
    if (!source_.substr(at_).starts_with(opener)) return false;
    const std::size_t begin = at_ + opener.size();
    const std::size_t end = std::min(source_.find(closer, begin), source_.size());
    if (keep) add_text(source_.substr(begin, end - begin));
    at_ = std::min(end + closer.size(), source_.size());
    return true;
  }

  void read_markup() {
    if (skip_to("<![CDATA[", "]]>", true) || skip_to("<!--", "-->", false) || skip_to("<?", "?>", false))
      return;
    if (source_.substr(at_).starts_with("<!")) {
      skip_declaration();
    } else if (source_.substr(at_).starts_with("</")) {
      read_end_tag();
    } else if (at_ + 1 < source_.size() && starts_name(source_[at_ + 1])) {
      read_start_tag();
    } else {
      add_text("<");
      ++at_;
    }
  }

  // <!DOCTYPE ... [ ... ]>: nothing inside is read.
  void skip_declaration() {
    int brackets = 0;
    for (; at_ < source_.size(); ++at_) {
      if (source_[at_] == '[') ++brackets;
      if (source_[at_] == ']') --brackets;
      if (source_[at_] == '>' && brackets <= 0) break;
    }
    at_ = std::min(at_ + 1, source_.size());
  }

  std::string_view take_name() {
    const std::size_t begin = at_;
    while (at_ < source_.size() && in_name(source_[at_])) ++at_;
    return source_.substr(begin, at_ - begin);
  }
  void skip_blanks() {
    while (at_ < source_.size() && is_blank(source_[at_])) ++at_;
  }

  void read_start_tag() {
    ++at_;
    const std::string_view printed = take_name();
    MarkupNode node;
    Open open;
    bool empty = false;
    for (;;) {
      skip_blanks();
      if (at_ >= source_.size() || source_[at_] == '<') break;
      if (source_[at_] == '>') {
        ++at_;
        break;
      }
      if (source_[at_] == '/') {
        empty = true;
        ++at_;
        continue;
      }
      empty = false;
      read_attribute(node, open);
    }
    if (open_.size() >= kMaxMarkupDepth) return;
    open.node = tree_.nodes.size();
    open.begin = at_;
    node.parent = open_.back().node;
    open_.push_back(std::move(open));
    node.name = usual_name(printed);
    tree_.nodes[node.parent].children.push_back(tree_.nodes.size());
    tree_.nodes.push_back(std::move(node));
    if (empty) close(at_);
  }

  void read_attribute(MarkupNode& node, Open& open) {
    const std::size_t begin = at_;
    const std::string name = lower_ascii(take_name());
    if (at_ == begin) {
      ++at_;
      return;
    }
    skip_blanks();
    std::string value;
    if (at_ < source_.size() && source_[at_] == '=') {
      ++at_;
      skip_blanks();
      value = resolve_references(take_value());
    }
    if (name == "xmlns") open.prefixes.emplace_back("", usual_prefix(value));
    if (name.starts_with("xmlns:")) {
      const std::string_view usual = usual_prefix(value);
      open.prefixes.emplace_back(name.substr(6), usual.empty() ? name.substr(6) : std::string(usual));
    }
    node.attributes.emplace_back(name, std::move(value));
  }

  std::string_view take_value() {
    const char mark = at_ < source_.size() ? source_[at_] : '\0';
    const std::size_t begin = mark == '"' || mark == '\'' ? at_ + 1 : at_;
    std::size_t end = begin;
    if (begin > at_) {
      end = std::min(source_.find(mark, begin), source_.size());
      at_ = std::min(end + 1, source_.size());
    } else {
      while (end < source_.size() && !is_blank(source_[end]) && source_[end] != '>') ++end;
      at_ = end;
    }
    return source_.substr(begin, end - begin);
  }

  [[nodiscard]] std::string prefix_of(std::string_view prefix) const {
    for (std::size_t i = open_.size(); i-- > 0;)
      for (const auto& [declared, usual] : open_[i].prefixes)
        if (declared == prefix) return usual;
    return std::string(prefix);
  }

  std::string usual_name(std::string_view printed) {
    const std::string name = lower_ascii(printed);
    const std::size_t colon = name.find(':');
    std::string prefix =
        prefix_of(colon == std::string::npos ? std::string_view() : std::string_view(name).substr(0, colon));
    const std::string local = colon == std::string::npos ? name : name.substr(colon + 1);
    if (open_.size() == 2) root_prefix_ = prefix;
    if (prefix == root_prefix_ || prefix == "rss" || prefix == "sitemap") prefix.clear();
    return prefix.empty() ? local : prefix + ":" + local;
  }

  void read_end_tag() {
    const std::size_t begin = at_;
    at_ += 2;
    const std::string_view printed = take_name();
    const std::size_t end = std::min(source_.find('>', at_), source_.size());
    at_ = std::min(end + 1, source_.size());
    const std::string name = usual_end_name(printed);
    for (std::size_t i = open_.size(); i-- > 1;) {
      if (tree_.nodes[open_[i].node].name != name) continue;
      while (open_.size() > i) close(begin);
      return;
    }
  }

  std::string usual_end_name(std::string_view printed) {
    const std::string name = lower_ascii(printed);
    const std::size_t colon = name.find(':');
    std::string prefix =
        prefix_of(colon == std::string::npos ? std::string_view() : std::string_view(name).substr(0, colon));
    if (prefix == root_prefix_ || prefix == "rss" || prefix == "sitemap") prefix.clear();
    const std::string local = colon == std::string::npos ? name : name.substr(colon + 1);
    return prefix.empty() ? local : prefix + ":" + local;
  }

  void close(std::size_t end) {
    const Open& open = open_.back();
    tree_.nodes[open.node].inner = source_.substr(open.begin, std::max(end, open.begin) - open.begin);
    open_.pop_back();
  }

  std::string_view source_;
  std::size_t at_ = 0;
  MarkupTree tree_;
  std::vector<Open> open_;
  std::string root_prefix_;
};

}  // namespace

std::string_view MarkupNode::attribute(std::string_view wanted) const {
  for (const auto& [known, value] : attributes)
    if (known == wanted) return value;
  return {};
}

const MarkupNode* MarkupTree::child(const MarkupNode& of, std::string_view name) const {
  for (const std::size_t index : of.children)
    if (nodes[index].name == name) return &nodes[index];
  return nullptr;
}

std::vector<const MarkupNode*> MarkupTree::all(const MarkupNode& of, std::string_view name) const {
  std::vector<const MarkupNode*> found;
  for (const std::size_t index : of.children)
    if (nodes[index].name == name) found.push_back(&nodes[index]);
  return found;
}

const MarkupNode* MarkupTree::root() const {
  return nodes.empty() || nodes[0].children.empty() ? nullptr : &nodes[nodes[0].children[0]];
}

MarkupTree read_markup(std::string_view source) { return Reader(source).read(); }

std::string resolve_references(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = text.find('&', at);
    out += text.substr(at, std::min(mark, text.size()) - at);
    if (mark == std::string_view::npos) break;
    const std::size_t end = text.find(';', mark);
    at = mark + 1;
    if (end == std::string_view::npos || end - mark > 33 || end - mark < 2) {
      out += '&';
      continue;
    }
    const std::string character = character_of(text.substr(mark, end - mark + 1));
    out += character.empty() ? "&" : character;
    if (!character.empty()) at = end + 1;
  }
  return out;
}

}  // namespace tellings
