#include "text/utf8.h"

#include <algorithm>

namespace tellings {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

// What a lead byte promises: length, and the range that the second byte must lie in (Unicode table 3-7: this
// is what shuts out overlong forms, surrogates and values above U+10FFFF).
struct Lead {
  std::uint32_t size;
  unsigned low;
  unsigned high;
};
Lead lead_of(unsigned byte) {
  if (byte < 0xC2 || byte > 0xF4) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte < 0xF0) return {3, byte == 0xE0 ? 0xA0U : 0x80U, byte == 0xED ? 0x9FU : 0xBFU};
  return {4, byte == 0xF0 ? 0x90U : 0x80U, byte == 0xF4 ? 0x8FU : 0xBFU};
}

std::size_t ascii_prefix(std::string_view text, std::size_t from) {
  const auto* found =
      std::find_if(text.data() + from, text.data() + text.size(), [](char c) { return (c & 0x80) != 0; });
  return static_cast<std::size_t>(found - text.data());
}

}  // namespace

Decoded decode_at(std::string_view text, std::size_t at) {
  const unsigned first = byte_at(text, at);
  if (first < 0x80) return {first, 1};
  const Lead lead = lead_of(first);
  if (lead.size == 0) return {kReplacement, 1};
  char32_t code_point = first & (0x7FU >> lead.size);
  for (std::uint32_t i = 1; i < lead.size; ++i) {
    if (at + i >= text.size()) return {kReplacement, i};
    const unsigned next = byte_at(text, at + i);
    const unsigned low = i == 1 ? lead.low : 0x80U;
    const unsigned high = i == 1 ? lead.high : 0xBFU;
    if (next < low || next > high) return {kReplacement, i};
    code_point = (code_point << 6) | (next & 0x3F);
  }
  return {code_point, lead.size};
}

Decoded decode_before(std::string_view text, std::size_t end) {
  std::size_t at = end - 1;
  while (at > 0 && end - at < 4 && is_continuation(text[at])) --at;
  return {decode_at(text.substr(0, end), at).code_point, static_cast<std::uint32_t>(end - at)};
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000)) code_point = kReplacement;
  const auto put = [&out](char32_t bits) { out += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

std::string to_utf8(char32_t code_point) {
  std::string out;
  append_utf8(out, code_point);
  return out;
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = ascii_prefix(text, 0); at < text.size(); at = ascii_prefix(text, at)) {
    const Decoded decoded = decode_at(text, at);
    if (decoded.code_point == kReplacement && text.substr(at, decoded.size) != "\xEF\xBF\xBD") return false;
    at += decoded.size;
  }
  return true;
}

std::string sanitize_utf8(std::string_view bytes) {
  if (is_valid_utf8(bytes)) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size() + 16);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t ascii_end = ascii_prefix(bytes, at);
    out += bytes.substr(at, ascii_end - at);
    at = ascii_end;
    if (at == bytes.size()) break;
    const Decoded decoded = decode_at(bytes, at);
    append_utf8(out, decoded.code_point);
    at += decoded.size;
  }
  return out;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

}  // namespace tellings
