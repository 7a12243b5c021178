// What an account says someone is: "chief executive of Orlen", "Foreign Minister".
#pragma once

#include "annotate/names.h"
#include "annotate/tree.h"

namespace tellings {

// Fills Name::roles from the words before a name ("clinical manager Dr Laila Brandt"), from apposition on
// either side ("its secretary, Peter Okello", "Ana Ruiz, the mayor of Port Selim,") and from "is"; adds the
// titled mentions that the words before it make. Roles come in text order, without article and without the
// comma that parts them from the name.
void find_roles(const Tree& tree, NameTable& names);

}  // namespace tellings
