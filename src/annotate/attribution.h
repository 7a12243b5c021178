// Who says it, by which words: found in the words around a quotation.
#pragma once

#include <optional>
#include <string>

#include "annotate/lexicons.h"
#include "annotate/notes.h"
#include "annotate/speakers.h"
#include "annotate/tree.h"

namespace tellings {

struct Attribution {
  std::optional<TokenIndex> verb;  // none for "according to"
  TokenRange cue;
  TokenRange source;               // empty where the text names none
  std::optional<TokenIndex> head;  // of the source
  CueFrames frames = 0;
};

// The attribution that a verb of saying makes. Nothing where the token is no such verb with one of `frames`.
std::optional<Attribution> attribution_by(const Tree& tree, TokenIndex verb, CueFrames frames);

// "according to X", "as per X" starting at `token`.
std::optional<Attribution> attribution_according_to(const Tree& tree, TokenIndex token);

// Where the words were said, by the phrases of data/occasions.tsv within `words`.
Occasion occasion_in(std::string_view words);

// Source, cue, speaker and occasion of a quotation.
void attribute(const Tree& tree, const Speakers& speakers, const Attribution& attribution, Quote& quote);

}  // namespace tellings
