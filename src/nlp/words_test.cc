// Characters, ids and attributes of words: the inputs of the networks.
#include <gtest/gtest.h>

#include "nlp/spacy_config.h"
#include "nlp/string_id.h"
#include "nlp/unicode.h"
#include "nlp/vocabulary.h"

namespace tellings {
namespace {

TEST(Unicode, LowersAsPythonDoes) {
  EXPECT_EQ(python_lower("STRAẞE"), "straße");
  EXPECT_EQ(python_lower("ΟΔΥΣΣΕΥΣ"), "οδυσσευς");
  EXPECT_EQ(python_lower("ΑΣ."), "ας.");    // a full stop is case-ignorable, nothing cased follows
  EXPECT_EQ(python_lower("ΑΣ.Α"), "ασ.α");  // here a letter does
  EXPECT_EQ(python_lower("Σ"), "σ");        // nothing cased before
  EXPECT_EQ(python_lower("İ"), "i\u0307");  // one becomes two
  EXPECT_EQ(python_lower("Ǆ ǅ Ⅻ"), "ǆ ǆ ⅻ");
}

TEST(Unicode, ClassesAreThoseOfPython) {
  EXPECT_TRUE(is_python_space(0x1C) && is_python_space(0x85) && is_python_space(0xA0) &&
              is_python_space(0x3000));
  EXPECT_FALSE(is_python_space(0x200B) || is_python_space(0xFEFF));
  EXPECT_TRUE(is_python_digit(0xB2));                                // superscript two
  EXPECT_FALSE(is_python_digit(0xBD));                               // one half
  EXPECT_FALSE(is_python_alpha(0x2160) || is_python_upper(0x2160));  // Roman one is no letter
  EXPECT_TRUE(all_alpha("naïve"));
  EXPECT_FALSE(all_alpha("") || all_alpha("a-b"));
}

TEST(StringId, SymbolsHaveSmallNumbers) {
  EXPECT_EQ(string_id(""), 0U);
  EXPECT_EQ(string_id("agent"), 401U);
  EXPECT_EQ(string_id("PERSON"), 380U);
  EXPECT_EQ(string_id("punct"), 445U);
  EXPECT_EQ(string_id("case"), 8110129090154140942U);
  EXPECT_EQ(string_id("“"), 16073121960489476521U);
  EXPECT_EQ(string_id("straße"), 4835282032338639150U);
}

TEST(StringId, EmbeddingHashIsThatOfThinc) {
  EXPECT_EQ(embedding_hash(0, 8), (std::array<std::uint32_t, 4>{0, 0, 0, 0}));
  EXPECT_EQ(embedding_hash(1, 8),
            (std::array<std::uint32_t, 4>{1161550108, 2247783286, 1742325162, 1224191281}));
  EXPECT_EQ(embedding_hash(14676307946519166619U, 8),
            (std::array<std::uint32_t, 4>{118711334, 3185910809, 2325550649, 2631382565}));
}

TEST(Words, ShapeCutsRunsAtFour) {
  EXPECT_EQ(word_shape("Millport"), "Xxxxx");
  EXPECT_EQ(word_shape("U.S.-12345x²"), "X.X.-ddddxd");
  EXPECT_EQ(word_shape(std::string(99, 'a')), "xxxx");
  EXPECT_EQ(word_shape(std::string(100, 'a')), "LONG");
}

TEST(Words, ArenaKeepsWhatIsLongerThanABlock) {
  CharArena arena;
  const std::string long_text(100'000, 'q');
  const std::string_view first = arena.add("first");
  EXPECT_EQ(arena.add(long_text), long_text);
  for (int at = 0; at < 50'000; ++at) arena.add("filling");
  EXPECT_EQ(first, "first");
}

TEST(SpacyConfig, ResolvesReferencesAndNamesTheBadLine) {
  const auto config =
      SpacyConfig::parse("[a]\nx = 3\n[a.b]\ny = ${a:x}\nz = ${a.x}\nw = ${no:where}\nlist = [\"q\",1]\n");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->number("a.b", "y"), 3);
  EXPECT_EQ(config->number("a.b", "z"), 3);
  EXPECT_TRUE(config->value("a.b", "w").is_null());
  EXPECT_TRUE(config->value("a.b", "list").is_array());
  EXPECT_TRUE(config->value("none", "x").is_null());
  const auto broken = SpacyConfig::parse("[a]\nx = {not json\n");
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().message.find("line 2"), std::string::npos);
  EXPECT_FALSE(SpacyConfig::parse("[a\n"));
  EXPECT_FALSE(SpacyConfig::parse("no pair\n"));
}

TEST(SpacyConfig, AReferenceToItselfEnds) {
  const auto config = SpacyConfig::parse("[a]\nx = ${a:x}\n");
  ASSERT_TRUE(config);
  EXPECT_TRUE(config->value("a", "x").is_null());
}

}  // namespace
}  // namespace tellings
