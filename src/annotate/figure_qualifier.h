// How exact an amount is, by the words that stand directly before or after it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "annotate/amount.h"
#include "annotate/notes.h"

namespace tellings {

struct QualifierMatch {
  Qualifier qualifier = Qualifier::kExact;
  bool near = false;      // "nearly", "almost"
  std::size_t begin = 0;  // lexemes of qualifier and amount together
  std::size_t end = 0;
};

// The longest phrase of data/qualifiers.tsv before the amount wins; else one after it; else what the amount
// itself tells. "a team of up to 40": a phrase ends where the amount begins; articles between are skipped
// ("almost a mile").
QualifierMatch read_qualifier(std::span<const Lexeme> lexemes, const Amount& amount);

// Sets value, low and high of `figure` from the amount and its qualifier, as COLLATION.md has it: at least 14
// is 14, 14, none; up to 250 is 250, none, 250; about 40 is 40, none, none; nearly 90 is 90, none, 90; exact
// 12 is 12, 12, 12.
void set_bounds(const Amount& amount, const QualifierMatch& match, Figure& figure);

// Makes one interval of two bounds that stand together: "more than 10 and fewer than 20 people" is 10..20.
// Counter-example: "more than 10 boats and fewer than 20 crews" counts two things.
void join_bounds(std::span<const Lexeme> lexemes, std::vector<Amount>& amounts);

}  // namespace tellings
