#include "annotate/number_lexeme.h"

#include <algorithm>

#include "annotate/digit_group.h"

namespace tellings {
namespace {

// Marks beyond ASCII: Latin-1 signs, superscripts, general punctuation, currency signs, arrows, mathematics, CJK brackets.
bool is_mark(char32_t c) {
  if (c < 0x80) return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
  if (c == 0xAA || c == 0xB5 || c == 0xBA) return false;  // ª µ º are letters
  return (c >= 0xA0 && c <= 0xBF) || c == 0xD7 || c == 0xF7 || (c >= 0x2010 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || c == 0xFFFD;
}

void append_lower(std::string& word, std::string_view piece, char32_t c) {
  if (c >= 'A' && c <= 'Z')
    word.push_back(static_cast<char>(c + ('a' - 'A')));
  else
    word.append(piece);
}

}  // namespace

std::vector<Lexeme> lex_numbers(std::string_view text, ByteSpan piece) {
  std::vector<Lexeme> lexemes;
  const std::string_view part = text.substr(0, piece.end);
  std::size_t at = piece.begin;
  bool glued = false;
  while (at < part.size()) {
    const CodePoint c = code_point_at(part, at);
    if (is_blank(c.value)) {
      glued = false;
      at += c.size;
      continue;
    }
    if (is_invisible(c.value)) {
      at += c.size;
      continue;
    }
    Lexeme& lexeme = lexemes.emplace_back();
    lexeme.glued = glued;
    glued = true;
    const std::size_t begin = at;
    if (digit_value(c.value) >= 0) {
      at = read_digit_group(part, at, lexeme);
    } else if (is_mark(c.value)) {
      lexeme.kind = LexemeKind::kMark;
      lexeme.lower = part.substr(at, c.size);
      at += c.size;
    } else {
      lexeme.kind = LexemeKind::kWord;
      while (at < part.size()) {
        const CodePoint next = code_point_at(part, at);
        if (!is_invisible(next.value)) {
          if (is_blank(next.value) || is_mark(next.value) || digit_value(next.value) >= 0) break;
          append_lower(lexeme.lower, part.substr(at, next.size), next.value);
        }
        at += next.size;
      }
    }
    lexeme.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    lexeme.printed = lexeme.span.in(text);
  }
  return lexemes;
}

}  // namespace tellings
