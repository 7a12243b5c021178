// What an account says that someone said: in quotation marks, in part, or in its own words.
#pragma once

#include <vector>

#include "annotate/names.h"
#include "annotate/notes.h"
#include "annotate/tree.h"

namespace tellings {

// Direct and mixed quotations from the marks, indirect speech from the tree; each with source, cue and
// speaker so far as the text gives them. By first content byte; content pieces never overlap those of another
// quotation of the same depth. Marks that hold a title, a nickname, a word as a word or a scare quote give
// nothing. `names` has its roles filled in.
std::vector<Quote> find_quotes(const Tree& tree, const NameTable& names);

}  // namespace tellings
