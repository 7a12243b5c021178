// Text as compared: how two printings of a word become one.
#pragma once

#include <string>
#include <string_view>

namespace tellings {

// Compatibility decomposition (NFKD), combining marks dropped, full case folding: "Ñandú ﬁn" -> "nandu fin",
// "Straße" -> "strasse". Character by character: fold(a + b) == fold(a) + fold(b). The same as the scorers'
// fold().
std::string fold(std::string_view text);
void append_fold(std::string& out, char32_t code_point);

// fold(), and letters that have no decomposition go the way that newspapers print them ("Bjørn" -> "bjorn",
// "Łódź" -> "lodz"), apostrophes, ayns, hamzas, hyphens and invisible characters inside words go away
// ("Sana'a" -> "sanaa"). For comparing names over transliterations; never for words: "we're" would be "were".
std::string fold_name(std::string_view text);

}  // namespace tellings
