// Hostile pages: each is answered in time by a tree or by a message that names the page and the limit.
#include "extract/dom.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/extract.h"

namespace tellings {
namespace {

using testing::HasSubstr;

std::string times(std::string_view text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

struct Hostile {
  const char* name;
  std::string html;
  bool refused;
};

std::vector<Hostile> hostile_pages() {
  return {
      {"a million open divs", times("<div>", 1'000'000), true},
      {"a million attributes", "<p " + times("a1 b2 c3 d4 ", 250'000) + ">x</p>", true},
      {"different attributes",
       [] {
         std::string html = "<p ";
         for (int i = 0; i < 300'000; ++i) html += "a" + std::to_string(i) + "=1 ";
         return html + ">x";
       }(),
       true},
      {"nested tables", times("<table><tr><td>", 100'000), true},
      {"misnested formatting", times("<b><i><u><a href=1>", 2000) + times("<p>x", 200'000), true},
      {"unterminated comment", "<p>x</p><!--" + times("- ", 1'000'000), false},
      {"unterminated quote", "<a href=\"" + times("x", 2'000'000), false},
      {"unterminated script", "<script>" + times("<!--<script>", 200'000), false},
      {"nothing but ends", times("</div></p></b>", 30'000), false},
      {"closing paragraphs", times("</p>", 100'000), false},
      {"over the size", std::string(kMaxPageBytes + 1, 'x'), true},
      {"a long text node", "<p>" + std::string(kMaxPageBytes - 10, 'x'), false},
      {"zeros", std::string(100'000, '\0'), false},
  };
}

TEST(HostilePages, EachIsReadOrRefused) {
  for (const Hostile& page : hostile_pages()) {
    const auto tree = HtmlTree::parse(page.html, "hostile.html");
    EXPECT_EQ(tree.has_value(), !page.refused) << page.name;
    if (!tree) {
      EXPECT_THAT(tree.error().message, HasSubstr("hostile.html")) << page.name;
    }
  }
}

TEST(HostilePages, OddBytesStayValidText) {
  for (const std::string_view bytes :
       {"<p>\xC0\xAF overlong, \xED\xA0\x80 a lone surrogate, \xFF\xFE no mark</p>", "\xFF\xFE<\0p\0>\0x\0",
        "+ADw-script+AD4-alert(1)", "\xEF\xBB\xBF<meta charset=utf-16><p>one", "<p>\0nul\0</p>"}) {
    RawPage page;
    page.bytes = std::string(bytes);
    page.origin = "odd.html";
    EXPECT_TRUE(extract_account(page));
  }
}

TEST(Dom, InnerTextLeavesScriptsOut) {
  const auto tree = HtmlTree::parse("<p>One <b>two</b><script>no()</script>  three</p>", "t");
  ASSERT_TRUE(tree);
  EXPECT_EQ(inner_text(tree->body()), "One two three");
}

}  // namespace
}  // namespace tellings
