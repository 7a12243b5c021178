#include "account/plain_form.h"

#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tellings {
namespace {

bool is_currency(char32_t c) { return c == 0xA3 || c == 0xA5 || (c >= 0x20A0 && c <= 0x20CF); }
bool is_row_mark(char32_t c) {
  return c == 0x2022 || c == 0xB7 || c == 0xBB || c == 0x203A || c == 0x2502 || c == 0xFF5C;
}

void append_letters(std::string& out, char32_t c) {
  std::string folded;
  append_fold(folded, c);
  if (folded.empty() || static_cast<unsigned char>(folded[0]) >= 0x80) {
    out += !is_letter(c) ? '~' : is_upper(c) ? 'X' : 'x';
    return;
  }
  const std::size_t first = out.size();
  for (const char byte : folded) {
    if (static_cast<unsigned char>(byte) < 0x80) out += byte;
  }
  if (is_upper(c) && out[first] >= 'a' && out[first] <= 'z') out[first] = static_cast<char>(out[first] - 32);
}

void append_plain(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (is_row_mark(c)) {
    out += '|';
  } else if (is_double_quote(c)) {
    out += '"';
  } else if (is_apostrophe(c) || is_single_quote(c)) {
    out += '\'';
  } else if (is_dash(c)) {
    out += '-';
  } else if (is_currency(c)) {
    out += '$';
  } else if (c == 0xA9) {
    out += "(c)";
  } else if (!is_mark(c)) {
    append_letters(out, c);
  }
}

}  // namespace

std::string plain_form(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  const auto before_character = [&] {
    if (space) out += ' ';
    space = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] > ' ' && text[at] < '\x7F') {  // most of a text, and the same in its plain form
      before_character();
      out += text[at] == '>' ? '|' : text[at];
      ++at;
      continue;
    }
    const Decoded next = decode_at(text, at);
    at += next.size;
    if (is_space(next.code_point)) {
      space = !out.empty();
    } else if (!is_invisible(next.code_point)) {
      before_character();
      append_plain(out, next.code_point);
    }
  }
  return out;
}

}  // namespace tellings
