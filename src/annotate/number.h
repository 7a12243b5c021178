// The number grammar: a run of lexemes that names a number, in digits, in words or in both.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "annotate/number_lexeme.h"

namespace tellings {

struct Number {
  std::size_t begin = 0;  // lexemes [begin, end)
  std::size_t end = 0;
  double value = 0;            // for a vague number: its low bound
  std::optional<double> high;  // vague numbers only
  bool vague = false;          // "hundreds", "tens of thousands"
  bool part = false;           // a fraction: "two thirds", "half", "1/2"
  bool article = false;        // begins with an article: "a million"
  bool worded = false;         // no digits in it
  bool scaled = false;         // ends with a scale: "18.5 million", "half a billion"
  bool signed_number = false;
};

// Reads the longest number that begins exactly at lexemes[at].
//
//   "two hundred and thirty-one"  231      "half a million"      500,000    "-12"          -12
//   "4.3 million"           4,300,000      "one and a half"          1.5    "three-quarters" .75
//   "5 lakh crore"             5e12        "a dozen"                  12    "hundreds of thousands"  200,000
//   to 999,999
//
// Nothing where none begins: an article before a plain noun, "third" as an ordinal ("a third attack"), "half"
// as a noun ("the second half"). Scale letters ("18.5m") are left to the amount grammar, which knows whether
// money or metres are meant.
std::optional<Number> read_number(std::span<const Lexeme> lexemes, std::size_t at);

// 1,000,000 for "million", "bn", "crore"; nothing for other words.
std::optional<double> scale_of(const Lexeme& lexeme);

// A word that could be part of a number: the cheap test before the grammar is tried.
bool is_number_word(const Lexeme& lexeme);

}  // namespace tellings
