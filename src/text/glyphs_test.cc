#include "text/glyphs.h"

#include <gtest/gtest.h>

#include "text/quote_repair.h"

namespace tellings {
namespace {

std::string seen(const std::string& text) {
  std::string out;
  std::uint32_t at = 0;
  for (const Glyph& glyph : odd_glyphs(text)) {
    out += text.substr(at, glyph.printed.begin - at) + glyph.plain;
    at = glyph.printed.end;
  }
  return out + text.substr(at);
}

TEST(Glyphs, AreReadAsTheyAreSeen) {
  EXPECT_EQ(seen("the o\uFB03ce was \uFB01lled"), "the office was filled");
  EXPECT_EQ(seen("s\u0430id P\u0435ter \u039Fslo"), "said Peter Oslo");
  EXPECT_EQ(seen("Jose\u0301 A\u030Angstro\u0308m"), "Jos\u00E9 \u00C5ngstr\u00F6m");
}

TEST(Glyphs, AnotherScriptIsLeftAlone) {
  EXPECT_TRUE(odd_glyphs("\u041C\u043E\u0441\u043A\u0432\u0430 and \u0391\u03B8\u03AE\u03BD\u03B1").empty());
  EXPECT_TRUE(odd_glyphs("x\u0436").empty());
  EXPECT_TRUE(odd_glyphs("plain words").empty());
  EXPECT_TRUE(odd_glyphs("").empty());
}

TEST(Glyphs, AWordOfTheModelIsTheWordAsPrinted) {
  const std::string printed = "Ana s\u0430id \u201Cthe o\uFB03ce\u201D";
  const RepairedText repaired = repair_quotes(printed);
  EXPECT_EQ(repaired.text(), "Ana said \u201Cthe office\u201D");
  const auto at = static_cast<std::uint32_t>(repaired.text().find("said"));
  EXPECT_EQ(std::string(repaired.printed({at, at + 4}).in(printed)), "s\u0430id");
  const auto office = static_cast<std::uint32_t>(repaired.text().find("office"));
  EXPECT_EQ(std::string(repaired.printed({office, office + 6}).in(printed)), "o\uFB03ce");
}

}  // namespace
}  // namespace tellings
