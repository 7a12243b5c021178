// What a figure counts or measures, read from the dependency tree.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "annotate/amount.h"
#include "annotate/tree.h"

namespace tellings {

// Where an amount sits among the tokens.
struct AmountTokens {
  TokenRange number;    // tokens of the number, sign of currency included
  TokenIndex head = 0;  // the word that the sentence hangs the amount on: its unit, else the number
  std::optional<TokenIndex> counted;  // noun counted: "people" of "at least 14 people"
  bool of = false;  // the counted noun follows "of": "two of Johnson's deputies", "hundreds of troops"
};

AmountTokens locate(const Tree& tree, std::span<const Lexeme> lexemes, const Amount& amount);

// Noun with what stands before it, without determiners: "Canadian troops", "heart transplants"; with
// `participles` also "imported vehicles" and numbers ("category 4 hurricane").
TokenRange premodified(const Tree& tree, TokenIndex noun, bool participles);

}  // namespace tellings
