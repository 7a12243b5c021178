// The word lists of names and quotations (src/annotate/data), read once and never changed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "annotate/notes.h"

namespace tellings {

// How a verb introduces what someone says or thinks; letters of data/cue_verbs.tsv.
enum CueFrame : std::uint32_t {
  kSpeech = 1U << 0U,      // s
  kTold = 1U << 1U,        // t: its object is the one spoken to
  kManner = 1U << 2U,      // m: with marks only
  kDocument = 1U << 3U,    // d
  kBelief = 1U << 4U,      // b
  kPlan = 1U << 5U,        // p
  kInfinitive = 1U << 6U,  // i
  kNoun = 1U << 7U,        // n
  kVerdict = 1U << 8U,     // v
  kObject = 1U << 9U,      // o
};
using CueFrames = std::uint32_t;
inline constexpr CueFrames kTakesClause = kSpeech | kTold | kDocument | kBelief;
inline constexpr CueFrames kTakesMarks = kSpeech | kTold | kDocument | kManner;
inline constexpr CueFrames kSaying = kSpeech | kTold | kDocument | kManner | kInfinitive | kNoun;

class Lexicons {
 public:
  static const Lexicons& get();

  // The frames of a verb by its lemma in lower case; 0 where it is no cue.
  [[nodiscard]] CueFrames cue(std::string_view lemma) const;
  // Whether the object of this preposition of the verb is what is said: "called for an inquiry".
  [[nodiscard]] bool takes_preposition(std::string_view lemma, std::string_view preposition) const;

  // Lower-case keys. Titles of several words are parted by one blank, without full stops.
  std::unordered_set<std::string_view> titles;
  std::unordered_set<std::string_view> role_nouns;
  std::unordered_set<std::string_view> org_words;
  std::unordered_set<std::string_view> public_bodies;  // of them those that are no companies
  std::unordered_set<std::string_view> place_words;
  std::unordered_set<std::string_view> scare_signs;
  std::unordered_set<std::string_view> no_names;  // as printed
  std::vector<std::pair<std::string_view, Occasion>> occasions;

 private:
  Lexicons();
  std::unordered_map<std::string_view, CueFrames> cues_;
  std::unordered_map<std::string_view, std::string_view> prepositions_;  // by lemma, blank-parted
};

}  // namespace tellings
