// Figures that are read but that no two accounts are compared by.
#pragma once

#include "annotate/amount.h"
#include "annotate/figure_concept.h"
#include "annotate/notes.h"

namespace tellings {

// True for
//   "one of the best", "one building", "the second one"   one as an article or pronoun; not "one worker was
//   killed", "only one victim" "two months ago", "three days later"                  a distance in time that
//   places an event "the two sides", "those two statements"               two that are known already "a
//   two-line statement"                                a small number in words that describes
bool is_minor(const Tree& tree, std::span<const Lexeme> lexemes, const Amount& amount,
              const AmountTokens& tokens, const Figure& figure);

// Verbs whose bare number is one of people: "four were killed".
bool happens_to_people(std::string_view lemma);

}  // namespace tellings
