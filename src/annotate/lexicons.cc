#include "annotate/lexicons.h"

#include <utility>

#include "annotate/data.h"
#include "base/lexicon.h"

namespace tellings {
namespace {

CueFrames frames_of(std::string_view letters) {
  static constexpr std::string_view kLetters = "stmdbpinvo";
  CueFrames frames = 0;
  for (const char letter : letters) {
    const auto at = kLetters.find(letter);
    if (at != std::string_view::npos) frames |= 1U << at;
  }
  return frames;
}

Occasion occasion_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Occasion::kReport); ++i) {
    if (name_of(static_cast<Occasion>(i)) == name) return static_cast<Occasion>(i);
  }
  return Occasion::kUnknown;
}

}  // namespace

Lexicons::Lexicons()
    : titles(read_word_set(annotate_data::kTitles)),
      role_nouns(read_word_set(annotate_data::kRoleNouns)),
      org_words(read_word_set(annotate_data::kOrgWords)),
      public_bodies(read_word_set(annotate_data::kPublicBodies)),
      place_words(read_word_set(annotate_data::kPlaceWords)),
      scare_signs(read_word_set(annotate_data::kScareSigns)),
      no_names(read_word_set(annotate_data::kNoNames)) {
  for (const auto& row : read_table(annotate_data::kCueVerbs)) {
    cues_.emplace(row[0], frames_of(row[1]));
    if (row.size() > 2) prepositions_.emplace(row[0], row[2]);
  }
  for (const auto& row : read_table(annotate_data::kOccasions))
    occasions.emplace_back(row[1], occasion_named(row[0]));
}

const Lexicons& Lexicons::get() {
  static const Lexicons kLexicons;
  return kLexicons;
}

CueFrames Lexicons::cue(std::string_view lemma) const {
  const auto found = cues_.find(lemma);
  return found == cues_.end() ? 0 : found->second;
}

bool Lexicons::takes_preposition(std::string_view lemma, std::string_view preposition) const {
  const auto found = prepositions_.find(lemma);
  if (found == prepositions_.end()) return false;
  for (std::string_view rest = found->second; !rest.empty();) {
    const auto blank = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, blank) == preposition) return true;
    rest.remove_prefix(std::min(blank + 1, rest.size()));
  }
  return false;
}

}  // namespace tellings
