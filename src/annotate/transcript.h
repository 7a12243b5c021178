// Turns of a printed conversation: paragraphs that open with the speaker's name in capitals and a colon.
#pragma once

#include <vector>

#include "annotate/notes.h"
#include "annotate/speakers.h"
#include "annotate/tree.h"

namespace tellings {

// One direct quotation a turn, in text order: the paragraph after the colon, which is its cue.
//
//   DELGADO: We checked every lamp.        Q: And the tunnel?
//   HOST: And the tunnel?                  A: It was safe.
// Counter-example: "WATCH: The tunnel opens" once in an account: a conversation has three turns or more, and
// somebody speaks twice.
std::vector<Quote> find_transcript_turns(const Tree& tree, const Speakers& speakers);

}  // namespace tellings
