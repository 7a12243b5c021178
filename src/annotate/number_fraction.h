// Fractions of the number grammar, in words, with a slash and as signs.
//
//   "half a million" 500,000   "two thirds" 2/3   "one and a half million"   "3 1/2"   "⅔"   "one
//   twenty-fifth"
#pragma once

#include <optional>

#include "annotate/number_grammar.h"

namespace tellings {

// "half a million", "a quarter of a million", "half-billion", "half a dozen" from lexemes[at].
std::optional<Number> read_part_of_scale(number_grammar::Lexemes lexemes, std::size_t at);
// "⅔" alone.
std::optional<Number> read_sign_of_part(number_grammar::Lexemes lexemes, std::size_t at);
// "half of", "a third of": where a whole follows.
std::optional<Number> read_share_alone(number_grammar::Lexemes lexemes, std::size_t at);

// Each moves number.end and changes number.value where what it is named for follows the number.
void extend_with_share(number_grammar::Lexemes lexemes, Number& number, double last_scale);
void extend_to_fraction(number_grammar::Lexemes lexemes, Number& number);
void extend_part_to_scale(number_grammar::Lexemes lexemes, Number& number);
void extend_with_slash(number_grammar::Lexemes lexemes, Number& number);

}  // namespace tellings
