// Where the sentences of a text begin and end, by rules on the printed marks.
#pragma once

#include <string_view>
#include <vector>

#include "account/account.h"
#include "base/span.h"

namespace tellings {

// The sentences of all paragraphs of the account, furniture included, in text order, without the white space
// around them. They repair what a parser does at abbreviations, headings, lists and marks; the parser's own
// borders stay in Document::sentences.
std::vector<ByteSpan> find_sentences(const Account& account);

// The sentences of one block of text, line ends and all.
//
// The idea: a stop ends a sentence where a word with a capital follows, unless the word before it is an
// abbreviation, an initial or a list number; after an abbreviation that may end a sentence the next word
// decides.
//   "They live in the U.S. How about you?"  two       "the U.S. Government said"  one
//   "Mr. Smith left at 6 p.m. It rained."   two       "He asked \"Why?\" and left."  one
//   "1. Bread 2. Milk"                      two       "for 1. above, pay"         one
// Counter-examples: stops in addresses, decimals, "[...]", "Yahoo! in the department".
std::vector<ByteSpan> split_sentences(std::string_view text, ByteSpan block);

}  // namespace tellings
