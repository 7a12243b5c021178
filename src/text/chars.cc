#include "text/chars.h"

#include <unicode/uchar.h>
#include <utf8proc.h>

#include "text/utf8.h"

namespace tellings {
namespace {

utf8proc_category_t category(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }
bool between(utf8proc_category_t value, utf8proc_category_t low, utf8proc_category_t high) {
  return low <= value && value <= high;
}

}  // namespace

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
  return c == 0x85 || between(category(c), UTF8PROC_CATEGORY_ZS, UTF8PROC_CATEGORY_ZP);
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return between(category(c), UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LO);
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  const auto kind = category(c);
  return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return category(c) == UTF8PROC_CATEGORY_LL;
}

bool is_mark(char32_t c) {
  return c >= 0x300 && between(category(c), UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME);
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return category(c) == UTF8PROC_CATEGORY_ND;
}

bool is_number(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return between(category(c), UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_NO);
}

bool is_punctuation(char32_t c) { return between(category(c), UTF8PROC_CATEGORY_PC, UTF8PROC_CATEGORY_PO); }
bool is_symbol(char32_t c) { return between(category(c), UTF8PROC_CATEGORY_SM, UTF8PROC_CATEGORY_SO); }
bool is_word_char(char32_t c) { return c == '_' || is_letter(c) || is_number(c); }

std::optional<int> digit_value(char32_t c) {
  if (c < 0x80) return is_digit(c) ? std::optional<int>(static_cast<int>(c - '0')) : std::nullopt;
  const int value = u_charDigitValue(static_cast<UChar32>(c));
  return value < 0 ? std::nullopt : std::optional<int>(value);
}

bool is_invisible(char32_t c) {
  if (c < 0xAD) return false;
  return c == 0xAD || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206F) ||
         c == 0xFEFF;
}

bool is_dash(char32_t c) {
  if (c < 0x80) return c == '-';
  return category(c) == UTF8PROC_CATEGORY_PD || c == 0x2212 || c == 0x00AC || c == 0x2043;
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x02BB || c == 0x02BE || c == 0x02BF ||
         c == 0xFF07 || c == 0x00B4 || c == '`' || c == 0x2018 || c == 0x201B || c == 0x2032;
}

QuoteMark quote_mark(char32_t c) {
  switch (c) {
    case '"':
    case 0xFF02:
      return QuoteMark::kDoubleStraight;
    case 0x201C:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x300C:
    case 0x300E:
    case 0x300A:
    case 0x301D:
      return QuoteMark::kDoubleOpen;
    case 0x201D:
    case 0x00BB:
    case 0x300D:
    case 0x300F:
    case 0x300B:
    case 0x301E:
    case 0x301F:
      return QuoteMark::kDoubleClose;
    case '\'':
    case 0xFF07:
    case '`':
    case 0x00B4:
      return QuoteMark::kSingleStraight;
    case 0x2018:
    case 0x201A:
    case 0x201B:
    case 0x2039:
      return QuoteMark::kSingleOpen;
    case 0x2019:
    case 0x203A:
      return QuoteMark::kSingleClose;
    default:
      return QuoteMark::kNone;
  }
}

std::string_view trim(std::string_view text) {
  const auto blank = [](char32_t c) { return is_space(c) || is_invisible(c); };
  while (!text.empty()) {
    const Decoded first = decode_at(text, 0);
    if (!blank(first.code_point)) break;
    text.remove_prefix(first.size);
  }
  while (!text.empty()) {
    const Decoded last = decode_before(text, text.size());
    if (!blank(last.code_point)) break;
    text.remove_suffix(last.size);
  }
  return text;
}

}  // namespace tellings
