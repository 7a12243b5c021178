// Quotations in marks: which runs between marks are somebody's speech, whose, and whether they are whole or a
// fragment.
#pragma once

#include <vector>

#include "annotate/marked_runs.h"
#include "annotate/notes.h"
#include "annotate/speakers.h"
#include "annotate/tree.h"

namespace tellings {

// `runs` as find_marked_runs gives them. One Quote for each run that is speech.
std::vector<Quote> find_marked_quotes(const Tree& tree, const Speakers& speakers,
                                      const std::vector<MarkedRun>& runs);

}  // namespace tellings
