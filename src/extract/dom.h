// The HTML tree of a page: lexbor behind a guard, and short names for the few things that extraction asks of
// a node. Only files of this module include it: lexbor's headers stay here.
#pragma once

#include <lexbor/html/html.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/limits.h"

namespace tellings {

using Node = lxb_dom_node_t;

class HtmlTree {
 public:
  // The tree as a browser without scripting builds it. Refused (kTooLarge) over one of the limits above;
  // `input` names the page in the message. REQUIRES: `utf8` is valid UTF-8.
  static Result<HtmlTree> parse(std::string_view utf8, std::string_view input);

  [[nodiscard]] Node* document() const { return lxb_dom_interface_node(document_.get()); }
  [[nodiscard]] Node* head() const;  // null where none
  [[nodiscard]] Node* body() const;

 private:
  struct Destroy {
    void operator()(lxb_html_document_t* document) const { lxb_html_document_destroy(document); }
  };
  std::unique_ptr<lxb_html_document_t, Destroy> document_;
};

inline bool is_element(const Node* node) { return node->type == LXB_DOM_NODE_TYPE_ELEMENT; }
inline bool is_text(const Node* node) { return node->type == LXB_DOM_NODE_TYPE_TEXT; }

// LXB_TAG_P, ...; LXB_TAG__UNDEF for foreign (SVG, MathML) elements.
inline lxb_tag_id_t tag_of(const Node* node) {
  return node->ns == LXB_NS_HTML ? node->local_name : static_cast<lxb_tag_id_t>(LXB_TAG__UNDEF);
}

// The characters of a text node; a view into the tree.
std::string_view text_of(const Node* node);

// Value of an attribute, empty where there is none; a view into the tree.
std::string_view attribute(const Node* element, std::string_view name);
std::string_view value_of(const lxb_dom_attr_t* attribute);

// The next node in document order inside `root`, without going below `node` where `skip_children`. Null at
// the end.
Node* next_in(const Node* root, Node* node, bool skip_children = false);

// All text below `node`, white space collapsed, scripts and styles left out.
std::string inner_text(Node* node);

}  // namespace tellings
