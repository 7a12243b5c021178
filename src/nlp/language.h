// What spaCy keeps in code instead of in the model, for each language: one set of rules beside the other.
#pragma once

#include <string_view>

#include "nlp/document.h"

namespace tellings {

struct Language {
  std::string_view code;  // "en"

  // Whether a word of this part of speech and morphology ("Number=Sing|Person=3") already is its lemma.
  bool (*is_base_form)(Pos pos, std::string_view morph);
};

// Null where there are no rules for `code`. To add one: its file language_CODE.cc, one line in language.cc,
// and a pipeline proved by eval/nlp_parity.py.
const Language* find_language(std::string_view code);

// The value of one feature: ("Number=Sing|Person=3", "Number") -> "Sing"; empty where it is not set.
std::string_view feature(std::string_view morph, std::string_view name);

const Language& english();

}  // namespace tellings
