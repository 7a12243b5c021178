#include "extract/dom.h"

#include <fmt/format.h>
#include <lexbor/dom/interfaces/text.h>

#include <algorithm>

#include "extract/white_space.h"

namespace tellings {
namespace {

constexpr std::size_t kChunk = std::size_t{16}
                               << 10;  // what one look at the guard costs is nothing beside it

struct DestroyParser {
  void operator()(lxb_html_parser_t* parser) const { lxb_html_parser_destroy(parser); }
};
using Parser = std::unique_ptr<lxb_html_parser_t, DestroyParser>;

std::size_t open_attributes(const lxb_html_parser_t& parser) {
  const lxb_html_token_t* token = parser.tkz->token;
  std::size_t count = 0;
  if (token == nullptr) return 0;
  for (const auto* at = token->attr_first; at != nullptr; at = at->next) ++count;
  return count;
}

std::size_t tree_bytes(const lxb_dom_document_t& document) {
  const lexbor_mem_t* nodes = document.mraw->mem;
  return nodes->chunk_length * nodes->chunk_min_size;
}

// What the page has gone over, empty while it is within the limits.
std::string broken_limit(const lxb_html_parser_t& parser, const lxb_html_document_t& document,
                         std::size_t page_bytes) {
  if (lexbor_array_length(parser.tree->open_elements) > kMaxNesting)
    return fmt::format("more than {} elements inside each other", kMaxNesting);
  if (lexbor_array_length(parser.tree->active_formatting) > kMaxNesting)
    return fmt::format("more than {} open formatting elements", kMaxNesting);
  if (open_attributes(parser) > kMaxAttributes)
    return fmt::format("more than {} attributes on one element", kMaxAttributes);
  if (tree_bytes(document.dom_document) > kMaxTreeBytesBase + kMaxTreeBytesPerByte * page_bytes)
    return "misnested markup multiplies its elements";
  return {};
}

}  // namespace

Result<HtmlTree> HtmlTree::parse(std::string_view utf8, std::string_view input) {
  if (utf8.size() > kMaxPageBytes) {
    return fail(ErrorCode::kTooLarge,
                fmt::format("reading page {}: {} bytes, the limit is {}; cut it or take its text", input,
                            utf8.size(), kMaxPageBytes));
  }
  const Parser parser(lxb_html_parser_create());
  if (!parser || lxb_html_parser_init(parser.get()) != LXB_STATUS_OK)
    return fail(ErrorCode::kTooLarge, fmt::format("reading page {}: out of memory", input));
  HtmlTree tree;
  tree.document_.reset(lxb_html_parse_chunk_begin(parser.get()));
  if (!tree.document_)
    return fail(ErrorCode::kTooLarge, fmt::format("reading page {}: out of memory", input));
  for (std::size_t at = 0; at < utf8.size(); at += kChunk) {
    const std::string_view chunk = utf8.substr(at, kChunk);
    const auto* bytes = reinterpret_cast<const lxb_char_t*>(chunk.data());
    if (lxb_html_parse_chunk_process(parser.get(), bytes, chunk.size()) != LXB_STATUS_OK)
      return fail(ErrorCode::kInvalid,
                  fmt::format("reading page {}: the parser gave up at byte {}", input, at));
    if (const std::string limit = broken_limit(*parser, *tree.document_, utf8.size()); !limit.empty())
      return fail(ErrorCode::kTooLarge, fmt::format("reading page {}: {} at byte {}", input, limit, at));
  }
  lxb_html_parse_chunk_end(parser.get());
  return tree;
}

Node* HtmlTree::head() const {
  return reinterpret_cast<Node*>(lxb_html_document_head_element(document_.get()));
}
Node* HtmlTree::body() const {
  return reinterpret_cast<Node*>(lxb_html_document_body_element(document_.get()));
}

std::string_view text_of(const Node* node) {
  const lexbor_str_t& data = reinterpret_cast<const lxb_dom_text_t*>(node)->char_data.data;
  return {reinterpret_cast<const char*>(data.data), data.length};
}

std::string_view value_of(const lxb_dom_attr_t* attribute) {
  if (attribute == nullptr || attribute->value == nullptr || attribute->value->data == nullptr) return {};
  return {reinterpret_cast<const char*>(attribute->value->data), attribute->value->length};
}

std::string_view attribute(const Node* element, std::string_view name) {
  for (auto* at = reinterpret_cast<const lxb_dom_element_t*>(element)->first_attr; at != nullptr;
       at = at->next) {
    std::size_t length = 0;
    const lxb_char_t* printed = lxb_dom_attr_local_name(at, &length);
    if (length == name.size() && std::equal(name.begin(), name.end(), printed)) return value_of(at);
  }
  return {};
}

Node* next_in(const Node* root, Node* node, bool skip_children) {
  if (!skip_children && node->first_child != nullptr) return node->first_child;
  while (node != root && node->next == nullptr) node = node->parent;
  return node == root ? nullptr : node->next;
}

std::string inner_text(Node* node) {
  std::string text;
  for (Node* at = node; at != nullptr;) {
    const lxb_tag_id_t tag = is_element(at) ? tag_of(at) : static_cast<lxb_tag_id_t>(LXB_TAG__UNDEF);
    const bool skipped = tag == LXB_TAG_SCRIPT || tag == LXB_TAG_STYLE || tag == LXB_TAG_TEMPLATE;
    if (is_text(at)) append_collapsed(text, text_of(at));
    if (tag == LXB_TAG_BR || tag == LXB_TAG_P || tag == LXB_TAG_DIV) append_collapsed(text, " ");
    at = next_in(node, at, skipped);
  }
  trim_end(text);
  return text;
}

}  // namespace tellings
