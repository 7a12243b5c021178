// What the parts of the number grammar share: questions about the lexeme at a place, false past the end.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "annotate/number.h"
#include "annotate/number_lexeme.h"
#include "annotate/number_words.h"

namespace tellings::number_grammar {

using Lexemes = std::span<const Lexeme>;
using Kind = NumberWordKind;

inline std::optional<NumberWord> word_at(Lexemes lexemes, std::size_t at) {
  if (at >= lexemes.size() || lexemes[at].kind != LexemeKind::kWord) return std::nullopt;
  return number_word(lexemes[at].lower);
}

inline bool is_at(Lexemes lexemes, std::size_t at, std::string_view word) {
  return at < lexemes.size() && lexemes[at].is(word);
}

inline bool is_hyphen(Lexemes lexemes, std::size_t at) {
  return is_at(lexemes, at, "-") || is_at(lexemes, at, "‐") || is_at(lexemes, at, "‑");
}

template <std::size_t N>
bool is_any(Lexemes lexemes, std::size_t at, const std::array<std::string_view, N>& words) {
  return at < lexemes.size() && std::find(words.begin(), words.end(), lexemes[at].lower) != words.end();
}

inline bool is_article(Lexemes lexemes, std::size_t at) {
  return is_at(lexemes, at, "a") || is_at(lexemes, at, "an");
}

inline Number number_in(std::size_t begin, std::size_t end, double value) {
  Number number;
  number.begin = begin;
  number.end = end;
  number.value = value;
  return number;
}

// "thirty-one": past a hyphen that joins two number words.
inline std::size_t past_joint(Lexemes lexemes, std::size_t at) {
  return is_hyphen(lexemes, at) && word_at(lexemes, at + 1) ? at + 1 : at;
}

}  // namespace tellings::number_grammar
