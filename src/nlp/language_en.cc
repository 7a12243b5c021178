#include "nlp/language.h"

namespace tellings {
namespace {

// As spaCy's EnglishLemmatizer.is_base_form.
bool is_base_form(Pos pos, std::string_view morph) {
  const std::string_view number = feature(morph, "Number");
  const std::string_view verb_form = feature(morph, "VerbForm");
  const std::string_view degree = feature(morph, "Degree");
  if (pos == Pos::kNoun && number == "Sing") return true;
  if (pos == Pos::kVerb && verb_form == "Fin" && feature(morph, "Tense") == "Pres" && number.empty())
    return true;
  return verb_form == "Inf" || verb_form == "None" || degree == "Pos";
}

}  // namespace

const Language& english() {
  static constexpr Language kEnglish{"en", is_base_form};
  return kEnglish;
}

}  // namespace tellings
