#include "text/utf8.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <vector>

namespace tellings {
namespace {

TEST(Utf8, SanitizeReplacesEachMaximalSubpartOnce) {
  EXPECT_EQ(sanitize_utf8("plain é text"), "plain é text");
  EXPECT_EQ(sanitize_utf8("a\xE2\x82z"), "a\uFFFDz");                        // truncated euro sign
  EXPECT_EQ(sanitize_utf8("\xC0\xAF"), "\uFFFD\uFFFD");                      // overlong '/'
  EXPECT_EQ(sanitize_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");            // surrogate
  EXPECT_EQ(sanitize_utf8("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");  // above U+10FFFF
  EXPECT_EQ(sanitize_utf8("\xF0\x9F\x98"), "\uFFFD");                        // cut at the end
  EXPECT_EQ(sanitize_utf8("\x80x\xFF"), "\uFFFDx\uFFFD");
}

// Table 3-8 of the Unicode Standard.
TEST(Utf8, SanitizeFollowsTheStandardsExample) {
  EXPECT_EQ(sanitize_utf8("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64"),
            "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
}

TEST(Utf8, ValidKnowsAReplacementCharacterThatIsPrinted) {
  EXPECT_TRUE(is_valid_utf8("\uFFFD is fine"));
  EXPECT_FALSE(is_valid_utf8("\xEF\xBF"));
  EXPECT_TRUE(is_valid_utf8(std::string_view("nul \0 too", 9)));
}

TEST(Utf8, DecodesForwardsAndBackwards) {
  const std::string text = "aé€😀";
  const std::vector<char32_t> expected = {U'a', U'é', U'€', U'😀'};
  std::vector<char32_t> forwards;
  for (const CodePointAt& at : code_points(text)) forwards.push_back(at.code_point);
  EXPECT_EQ(forwards, expected);
  std::size_t end = text.size();
  for (auto c = expected.rbegin(); c != expected.rend(); ++c) {
    const Decoded decoded = decode_before(text, end);
    EXPECT_EQ(decoded.code_point, *c);
    end -= decoded.size;
  }
  EXPECT_EQ(end, 0U);
}

TEST(Utf8, AnyBytesBecomeValidAndStayTheSame) {
  EXPECT_TRUE(rc::check("sanitize_utf8 gives valid text and is idempotent", [](const std::string& bytes) {
    const std::string clean = sanitize_utf8(bytes);
    RC_ASSERT(is_valid_utf8(clean));
    RC_ASSERT(sanitize_utf8(clean) == clean);
  }));
}

TEST(Utf8, EveryCodePointRoundTrips) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::string bytes = to_utf8(c);
    const Decoded decoded = decode_at(bytes, 0);
    ASSERT_EQ(decoded.code_point, c);
    ASSERT_EQ(decoded.size, bytes.size());
  }
  EXPECT_EQ(to_utf8(0xD800), "\uFFFD");
  EXPECT_EQ(to_utf8(0x110000), "\uFFFD");
}

}  // namespace
}  // namespace tellings
