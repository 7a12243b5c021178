// What a character is, for any script: Unicode categories, and the marks that news copy uses for one purpose
// in many shapes.
#pragma once

#include <optional>
#include <string_view>

namespace tellings {

bool is_space(char32_t c);                   // white space of Unicode, zero-width space not included
bool is_letter(char32_t c);                  // L*
bool is_upper(char32_t c);                   // Lu, Lt
bool is_lower(char32_t c);                   // Ll
bool is_mark(char32_t c);                    // M*: combining
bool is_digit(char32_t c);                   // Nd, any script
bool is_number(char32_t c);                  // N*: digits, fractions, circled and Roman numbers
bool is_punctuation(char32_t c);             // P*
bool is_symbol(char32_t c);                  // S*: currency, mathematics, emoji
bool is_word_char(char32_t c);               // letter, number or '_': Python's \w
std::optional<int> digit_value(char32_t c);  // 0..9 for a digit of any script

// Zero-width and bidi controls, soft hyphen, byte-order mark: shown as nothing, so that words with them look
// alike.
bool is_invisible(char32_t c);

bool is_dash(char32_t c);  // hyphens, en and em dash, minus, bar
bool is_apostrophe(
    char32_t c);  // ' and its look-alikes that stand inside words, closing single marks included

// A shape alone does not say whether ' is an apostrophe or a mark, nor on which side " stands.
enum class QuoteMark {
  kNone,
  kDoubleStraight,
  kDoubleOpen,
  kDoubleClose,
  kSingleStraight,
  kSingleOpen,
  kSingleClose
};
QuoteMark quote_mark(char32_t c);  // “ ” „ ‟ « » 「 」 ‘ ’ ‚ ‛ ‹ › " ' ` ´ and full-width forms
inline bool is_quote_mark(char32_t c) { return quote_mark(c) != QuoteMark::kNone; }
inline bool is_double_quote(char32_t c) {
  const QuoteMark mark = quote_mark(c);
  return mark == QuoteMark::kDoubleStraight || mark == QuoteMark::kDoubleOpen ||
         mark == QuoteMark::kDoubleClose;
}
inline bool is_single_quote(char32_t c) { return is_quote_mark(c) && !is_double_quote(c); }

// White space of both ends cut off, invisible characters with it.
std::string_view trim(std::string_view text);

}  // namespace tellings
