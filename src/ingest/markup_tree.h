// A tree of XML as it comes in the wild: what a feed reader needs, and nothing that could hurt.
//
// No document type, entity declaration or external reference is ever read: &name; is one of HTML's characters
// or stays as it is. Tags that do not match close what they can; stray '<' and '&' are text; prefixes without
// a declaration keep their letters. Known name spaces get their usual prefix whatever the document calls them
// ("dublincore:creator" -> "dc:creator").
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tellings {

struct MarkupNode {
  std::string name;  // "title", "dc:creator": lower case, prefix as above; none in the root's own name space
  std::vector<std::pair<std::string, std::string>> attributes;  // names in lower case, references resolved
  std::string text;        // its own text and CDATA, in order, references resolved once
  std::string_view inner;  // its source between the tags
  std::vector<std::size_t> children;
  std::size_t parent = 0;

  [[nodiscard]] std::string_view attribute(std::string_view name) const;
};

struct MarkupTree {
  std::vector<MarkupNode> nodes;  // [0] stands above the root; empty source gives no root

  // First child of that name; null where none.
  [[nodiscard]] const MarkupNode* child(const MarkupNode& of, std::string_view name) const;
  [[nodiscard]] std::vector<const MarkupNode*> all(const MarkupNode& of, std::string_view name) const;
  [[nodiscard]] const MarkupNode* root() const;
};

inline constexpr std::size_t kMaxMarkupDepth = 200;  // deeper elements are read as children of the last one

// `source` is valid UTF-8 and must outlive the tree. Time and space linear in it.
MarkupTree read_markup(std::string_view source);

// Character references of XML and HTML resolved, once: "AT&amp;amp;T" -> "AT&amp;T".
std::string resolve_references(std::string_view text);

}  // namespace tellings
