// The words of a text as they are compared, with where they stand. The same cut as words() of the scorers:
// runs of letters and numbers, joined by a single . , ' or ’ between them: "1,187,400", "U.S", "isn't" are
// one word each, "twenty-one" two.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace tellings {

struct Word {
  std::string folded;  // fold() of the word
  ByteSpan span;       // in the text given
};

// In text order.
std::vector<Word> split_words(std::string_view text);

// Their number, without building them.
std::uint32_t count_words(std::string_view text);

// Folded words joined by one blank: a phrase as compared.
std::string joined_words(std::string_view text);

}  // namespace tellings
