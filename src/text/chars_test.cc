#include "text/chars.h"

#include <gtest/gtest.h>

namespace tellings {
namespace {

TEST(Chars, Classes) {
  EXPECT_TRUE(is_space(U'\u00A0') && is_space(U'\u2009') && is_space(U'\n'));
  EXPECT_FALSE(is_space(U'\u200B'));
  EXPECT_TRUE(is_letter(U'é') && is_letter(U'ж') && is_letter(U'字'));
  EXPECT_TRUE(is_upper(U'É') && !is_upper(U'é'));
  EXPECT_TRUE(is_lower(U'ж') && !is_lower(U'字'));
  EXPECT_TRUE(is_mark(U'\u0301'));
  EXPECT_TRUE(is_number(U'½') && !is_digit(U'½'));
  EXPECT_TRUE(is_symbol(U'€') && is_symbol(U'☕') && is_punctuation(U'—'));
}

TEST(Chars, DigitsOfAnyScript) {
  EXPECT_EQ(digit_value(U'7'), 7);
  EXPECT_EQ(digit_value(U'٣'), 3);           // Arabic-Indic
  EXPECT_EQ(digit_value(U'९'), 9);           // Devanagari
  EXPECT_EQ(digit_value(U'\U0001D7D9'), 1);  // mathematical double-struck
  EXPECT_FALSE(digit_value(U'½').has_value());
  EXPECT_FALSE(digit_value(U'x').has_value());
}

TEST(Chars, QuoteMarks) {
  EXPECT_EQ(quote_mark(U'“'), QuoteMark::kDoubleOpen);
  EXPECT_EQ(quote_mark(U'»'), QuoteMark::kDoubleClose);
  EXPECT_EQ(quote_mark(U'’'), QuoteMark::kSingleClose);
  EXPECT_EQ(quote_mark(U'x'), QuoteMark::kNone);
  EXPECT_TRUE(is_double_quote(U'"') && !is_double_quote(U'\'') && is_single_quote(U'‘'));
  EXPECT_TRUE(is_apostrophe(U'’') && is_apostrophe(U'ʻ') && !is_apostrophe(U'"'));
}

TEST(Chars, DashesAndInvisibles) {
  EXPECT_TRUE(is_dash(U'-') && is_dash(U'–') && is_dash(U'—') && is_dash(U'−'));
  EXPECT_TRUE(is_invisible(U'\u200B') && is_invisible(U'\u00AD') && is_invisible(U'\u202E') &&
              is_invisible(U'\uFEFF'));
  EXPECT_FALSE(is_invisible(U' '));
}

TEST(Chars, TrimCutsBothEnds) {
  EXPECT_EQ(trim(" \u00A0\u200Bword and word\n"), "word and word");
  EXPECT_EQ(trim(" \u2003 "), "");
}

}  // namespace
}  // namespace tellings
