#include "annotate/lexicons.h"

#include <array>
#include <utility>

#include "annotate/data.h"
#include "base/lexicon.h"

namespace tellings {
namespace {

CueFrames frames_of(std::string_view letters) {
  static constexpr std::string_view kLetters = "stmdbpinv";
  CueFrames frames = 0;
  for (const char letter : letters) {
    const auto at = kLetters.find(letter);
    if (at != std::string_view::npos) frames |= 1U << at;
  }
  return frames;
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// The regular inflections of a verb; doubling ("quipped", "begged") is offered beside the plain form, which
// is no word then and meets nothing.
void add_regular_forms(std::string_view lemma, std::unordered_set<std::string>& forms) {
  const std::string base(lemma);
  const char last = base.back();
  forms.insert(base);
  if (last == 'e') {
    const std::string stem = base.substr(0, base.size() - 1);
    forms.insert({base + "s", base + "d", stem + "ing"});
    return;
  }
  if (last == 'y' && base.size() > 1 && !is_vowel(base[base.size() - 2])) {
    const std::string stem = base.substr(0, base.size() - 1);
    forms.insert({stem + "ies", stem + "ied", base + "ing"});
    return;
  }
  forms.insert({base + "s", base + "es", base + "ed", base + "ing", base + last + "ed", base + last + "ing"});
}

void add_irregular_forms(std::string_view field, std::unordered_set<std::string>& forms) {
  while (!field.empty()) {
    const auto blank = std::min(field.find(' '), field.size());
    forms.emplace(field.substr(0, blank));
    field.remove_prefix(std::min(blank + 1, field.size()));
  }
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
      place_words(read_word_set(annotate_data::kPlaceWords)),
      scare_signs(read_word_set(annotate_data::kScareSigns)) {
  for (const auto& row : read_table(annotate_data::kCueVerbs)) {
    const CueFrames frames = frames_of(row[1]);
    cues_.emplace(row[0], frames);
    if ((frames & kTakesMarks) == 0) continue;
    if (row.size() > 2) {
      speech_forms_.emplace(row[0]);
      add_irregular_forms(row[2], speech_forms_);
    } else {
      add_regular_forms(row[0], speech_forms_);
    }
  }
  for (const auto& row : read_table(annotate_data::kOccasions))
    occasions.emplace_back(row[1], occasion_named(row[0]));
}

const Lexicons& Lexicons::get() {
  static const Lexicons lexicons;
  return lexicons;
}

CueFrames Lexicons::cue(std::string_view lemma) const {
  const auto found = cues_.find(lemma);
  return found == cues_.end() ? 0 : found->second;
}

bool Lexicons::is_speech_form(std::string_view word) const {
  return speech_forms_.contains(lower_ascii(word));
}

std::string lower_ascii(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace tellings
