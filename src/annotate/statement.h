// The statements of an account: who or what does, did or is what, and whether the account asserts, hedges or
// denies it.
#pragma once

#include <vector>

#include "annotate/notes.h"
#include "annotate/tree.h"

namespace tellings {

// One for each clause with a finite predicate and a subject, its own or one it shares, in text order. A verb
// of saying is no statement: what hangs under it is, told by its subject. `names`, `figures`, `times`,
// `quotes` of `notes` must have been found.
//
//   "Police said four people were killed and the driver may have fled."
//     kill   subject "four people"   according to "Police"
//     flee   subject "the driver"    hedged   according to "Police"
// Counter-examples: "to flee" (no subject of its own), "the minister said" (a cue), "killed soldiers" (no
// predicate).
std::vector<Statement> find_statements(const Tree& tree, const Notes& notes);

// Sets `according_to` and `holder` of each figure: the source of the quotation it stands in, else whom its
// sentence names.
void attribute_figures(const Tree& tree, Notes& notes);

}  // namespace tellings
