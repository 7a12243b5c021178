// A light reading of a text, before anything is annotated: its words, how telling each is, which are names by
// their capitals.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "account/account.h"
#include "base/span.h"

namespace tellings {

struct ScannedWord {
  std::string stem;      // word_stem() of the folded word
  ByteSpan span;         // in the text given
  double weight = 0;     // word_weight(); less for a single letter
  bool capital = false;  // printed with a capital
  bool name = false;     // a capital that neither the sentence nor a heading accounts for
};

// In text order. "Police in Lake Torrell said. The fire ..." names Lake and Torrell.
std::vector<ScannedWord> scan_words(std::string_view text);

// Where the account's own words stand: its paragraphs without furniture, or all of a text without paragraphs.
std::vector<ByteSpan> own_spans(const Account& account);

}  // namespace tellings
