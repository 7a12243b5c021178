#include "annotate/number_lexeme.h"

#include "annotate/digit_group.h"
#include "text/chars.h"
#include "text/utf8.h"

namespace tellings {
namespace {

bool is_letter_like(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return is_letter(c) || is_mark(c);
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
    const Decoded c = decode_at(part, at);
    if (is_space(c.code_point)) {
      glued = false;
      at += c.size;
      continue;
    }
    if (is_invisible(c.code_point)) {
      at += c.size;
      continue;
    }
    Lexeme& lexeme = lexemes.emplace_back();
    lexeme.glued = glued;
    glued = true;
    const std::size_t begin = at;
    if (digit_value(c.code_point)) {
      at = read_digit_group(part, at, lexeme);
    } else if (!is_letter_like(c.code_point)) {
      lexeme.kind = LexemeKind::kMark;
      lexeme.lower = part.substr(at, c.size);
      at += c.size;
    } else {
      lexeme.kind = LexemeKind::kWord;
      while (at < part.size()) {
        const Decoded next = decode_at(part, at);
        if (!is_invisible(next.code_point)) {
          if (!is_letter_like(next.code_point)) break;
          append_lower(lexeme.lower, part.substr(at, next.size), next.code_point);
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
