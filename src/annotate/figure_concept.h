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

// Noun with what stands before it, without determiners and numbers: "Canadian troops", "heart transplants".
TokenRange premodified(const Tree& tree, TokenIndex noun);

// What the figure is said of, nearest first.
//
// The idea: climb from the amount. A noun above it, or after "of", is what is measured; at the first verb the
// subject is, and there the climb ends. "X pledge 1% of their earnings" gives "earnings", "X"; "a fine of
// $5m" gives "fine". Counter-example: "About 70% voted against it": the amount is the subject itself, nothing
// is above it.
std::vector<TokenRange> find_about(const Tree& tree, const AmountTokens& tokens);

}  // namespace tellings
