// What kind of thing a printed name is, by the hints at one of its places.
#pragma once

#include <string>
#include <string_view>

#include "annotate/name_spans.h"
#include "annotate/tree.h"

namespace tellings {

// Adds to span.votes what the model's label, the title, the words of the name and those beside it say.
void vote_on_kind(const Tree& tree, NameSpan& span);

// A word as the word lists have it: lower case, without a full stop at its end.
std::string word_key(std::string_view word);
// ", 34," or ", aged 34," from token `i`.
bool has_age(const Tree& tree, TokenIndex i);
// Whether the sentence of the token is all in capitals, which then tell nothing.
bool is_shouted(const Tree& tree, TokenIndex i);
// The mark of an owner; that of a plural ("Workers’ Union") is often tagged as a quotation mark.
bool is_possessive(const Tree& tree, TokenIndex i);

}  // namespace tellings
