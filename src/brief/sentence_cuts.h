// Parts of a printed sentence that say something whole by themselves.
#pragma once

#include <vector>

#include "annotate/notes.h"
#include "annotate/tree.h"

namespace tellings {

// The sentence without its dateline first, then its clauses that have a subject of their own, each with and
// without the parts that can be left off at its end. Every one is a run of printed words. What is reported is
// never cut from the words that say who reports it. Each range once. Cost: clauses times their ends, tens for
// a news sentence. REQUIRES: `notes` were read from the tree's document; `sentence` is one of its sentences.
//
//   ESKMOUTH, May 15 (AP) - Nine people died in a fire on Monday when the old pier, built in 1950, fell in.
//                           [----------------------------------------------------------------------------]
//                           [--------------------------------]       [----------------------------------]
//                           [----------------------]
std::vector<TokenRange> sentence_cuts(const Tree& tree, const Notes& notes, TokenRange sentence);

}  // namespace tellings
