// The tree that our parser settings give, held against the tests of html5lib (tree construction). The data
// lie outside the source tree ($TELLINGS_SHARED/data/html5_tree); without them the test skips.
#include <gtest/gtest.h>
#include <lexbor/dom/interfaces/comment.h>
#include <lexbor/dom/interfaces/document_type.h>
#include <simdjson.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "extract/dom.h"

namespace tellings {
namespace {

constexpr double kLeastEqual = 0.99;

std::string prefix_of(const Node* node) {
  if (node->ns == LXB_NS_SVG) return "svg ";
  if (node->ns == LXB_NS_MATH) return "math ";
  return {};
}

std::string_view element_name(Node* node) {
  std::size_t length = 0;
  const lxb_char_t* name =
      lxb_dom_element_qualified_name(reinterpret_cast<lxb_dom_element_t*>(node), &length);
  return {reinterpret_cast<const char*>(name), length};
}

std::vector<std::string> attribute_lines(Node* node) {
  std::vector<std::string> lines;
  for (auto* at = reinterpret_cast<lxb_dom_element_t*>(node)->first_attr; at != nullptr; at = at->next) {
    std::size_t length = 0;
    const lxb_char_t* printed = lxb_dom_attr_qualified_name(at, &length);
    std::string name(reinterpret_cast<const char*>(printed), length);
    if (at->node.ns != LXB_NS_HTML && at->node.ns != LXB_NS__UNDEF && at->node.ns != node->ns)
      std::replace(name.begin(), name.end(), ':', ' ');
    lines.push_back(name + "=\"" + std::string(value_of(at)) + "\"");
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string doctype_line(Node* node) {
  auto* type = reinterpret_cast<lxb_dom_document_type_t*>(node);
  std::size_t length = 0;
  const auto text = [&](const lxb_char_t* chars) {
    return std::string(reinterpret_cast<const char*>(chars), chars == nullptr ? 0 : length);
  };
  std::string line = "<!DOCTYPE " + text(lxb_dom_document_type_name(type, &length));
  const std::string public_id = text(lxb_dom_document_type_public_id(type, &length));
  const std::string system_id = text(lxb_dom_document_type_system_id(type, &length));
  if (!public_id.empty() || !system_id.empty()) line += " \"" + public_id + "\" \"" + system_id + "\"";
  return line + ">";
}

void dump(Node* node, int depth, std::string& out) {
  const std::string indent = "| " + std::string(static_cast<std::size_t>(depth) * 2, ' ');
  if (is_element(node)) {
    out += indent + "<" + prefix_of(node) + std::string(element_name(node)) + ">\n";
    for (const std::string& line : attribute_lines(node)) out += indent + "  " + line + "\n";
  } else if (is_text(node)) {
    out += indent + "\"" + std::string(text_of(node)) + "\"\n";
  } else if (node->type == LXB_DOM_NODE_TYPE_COMMENT) {
    out += indent + "<!-- " + std::string(text_of(node)) + " -->\n";
  } else if (node->type == LXB_DOM_NODE_TYPE_DOCUMENT_TYPE) {
    out += indent + doctype_line(node) + "\n";
  }
  Node* first = node->first_child;
  int below = depth + 1;
  if (is_element(node) && tag_of(node) == LXB_TAG_TEMPLATE) {
    out += indent + "  content\n";
    first = reinterpret_cast<lxb_html_template_element_t*>(node)->content->node.first_child;
    ++below;
  }
  for (Node* child = first; child != nullptr; child = child->next) dump(child, below, out);
}

std::string tree_of(std::string_view html) {
  const auto tree = HtmlTree::parse(html, "html5lib");
  if (!tree) return "refused";
  std::string out;
  for (Node* child = tree->document()->first_child; child != nullptr; child = child->next)
    dump(child, 0, out);
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

TEST(Html5Tree, EqualsTheStandardsTrees) {
  const char* shared = std::getenv("TELLINGS_SHARED");
  const std::string root = shared != nullptr ? shared : std::string(TELLINGS_SOURCE_DIR) + "/../shared";
  std::ifstream file(root + "/data/html5_tree/dev.jsonl");
  if (!file) GTEST_SKIP() << "no html5_tree data under " << root;
  int all = 0;
  int equal = 0;
  simdjson::dom::parser parser;
  for (std::string line; std::getline(file, line);) {
    simdjson::dom::object test = parser.parse(line).get_object();
    simdjson::dom::element value;
    // Fragments and scripting are not what an archive's page is parsed with.
    if (test["fragment"].get(value) == simdjson::SUCCESS && !value.is_null()) continue;
    if (test["script"].get(value) == simdjson::SUCCESS && !value.is_null()) {
      std::string_view mode;
      bool on = false;
      if ((value.get(mode) == simdjson::SUCCESS && mode == "on") ||
          (value.get(on) == simdjson::SUCCESS && on))
        continue;
    }
    ++all;
    const std::string got = tree_of(std::string_view(test["html"]));
    const std::string_view wanted(test["tree"]);
    equal += got == wanted ? 1 : 0;
    if (got != wanted && std::getenv("TELLINGS_VERBOSE") != nullptr)
      std::printf("%s\n%s\n--- wanted\n%s\n", std::string(std::string_view(test["id"])).c_str(), got.c_str(),
                  std::string(wanted).c_str());
  }
  ASSERT_GT(all, 0);
  EXPECT_GE(static_cast<double>(equal) / all, kLeastEqual) << equal << " of " << all;
  std::printf("html5_tree: %d of %d trees equal\n", equal, all);
}

}  // namespace
}  // namespace tellings
