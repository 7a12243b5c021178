// Text cut into the pieces that the number grammar reads: digit groups with their value, words, single marks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace tellings {

enum class LexemeKind : std::uint8_t { kDigits, kWord, kMark };

//   text     U S $ 1 8 . 5 m   ( 9 4 0   0 0 0   t )
//   lexemes  us $ 18.5   m     ( 940000          t )
struct Lexeme {
  ByteSpan span;
  LexemeKind kind = LexemeKind::kMark;
  bool glued = false;  // no white space between it and the lexeme before
  bool plain = false;  // digits: ASCII or other digits alone, no group or decimal mark ("2019", not "2,019")
  bool grouped = false;        // digits: has group marks
  bool zero_led = false;       // digits: "0800"
  bool blank_grouped = false;  // digits: grouped by white space, "940 000"
  std::uint8_t digits = 0;     // digits: how many before the decimal mark
  double value = 0;
  std::string_view printed;  // as it stands in the text; valid as long as that
  std::string
      lower;  // word: lower case, without soft hyphens and zero-width characters; mark: as is; digits: empty

  [[nodiscard]] bool is(std::string_view word) const { return lower == word; }
};

// Lexemes of text[piece], in order. A digit group swallows its group marks ("1,187,400", "1.234,56",
// "12,34,567", "940 000", with no-break and thin blanks, apostrophes, Arabic marks) and its decimal part;
// digits of every script in Unicode's Nd class of Arabic, Devanagari and fullwidth forms count. Two decimal
// marks ("5.2.1") make no number: parts stay single.
std::vector<Lexeme> lex_numbers(std::string_view text, ByteSpan piece);

}  // namespace tellings
