#include "nlp/document.h"

#include <array>

namespace tellings {

std::string_view name_of(Pos pos) {
  static constexpr std::array<std::string_view, 20> kNames{
      "",    "ADJ",  "ADP",  "ADV",   "AUX",   "CONJ",  "CCONJ", "DET",  "INTJ", "NOUN",
      "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",   "VERB", "X",    "SPACE"};
  return kNames[static_cast<std::size_t>(pos)];
}

}  // namespace tellings
