// What only the sentence shows about an amount: that it is no figure after all, an age, a change, whose
// figure it is.
#pragma once

#include <optional>

#include "annotate/amount.h"
#include "annotate/figure_concept.h"
#include "annotate/notes.h"

namespace tellings {

// A number that names and does not count: "Boeing 737", "S&P 500", a bare day or year that the model calls a
// date. Counter-examples: "in Georgia 12 people", "Smith, 45,".
bool is_name_part(const Tree& tree, std::span<const Lexeme> lexemes, const Amount& amount,
                  const AmountTokens& tokens);

// "John Smith, 45," and "Nick Hague 44 has spent": a bare number of a person's age right after a name.
bool is_age_of_person(const Tree& tree, std::span<const Lexeme> lexemes, const Amount& amount,
                      const AmountTokens& tokens);

// "She is 84", "who was 10", "he will be 35 by then": a bare number that "be" or "turn" says of a person.
bool is_age_by_verb(const Tree& tree, std::span<const Lexeme> lexemes, const Amount& amount,
                    const AmountTokens& tokens);

// "rose 3 percent", "was down by about a third": the verb or adverb right before `begin`, where the amount
// and its qualifier begin.
Change change_before(const Tree& tree, std::uint32_t begin);

// Who the sentence names as saying so: the subject of the verb of saying above `token`, or the name after
// "according to".
std::optional<ByteSpan> holder_of(const Tree& tree, TokenIndex token);

}  // namespace tellings
