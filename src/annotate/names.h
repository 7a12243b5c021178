// The persons, organisations, places and events of one account, each with all the ways the account names it.
#pragma once

#include <optional>
#include <vector>

#include "annotate/name_spans.h"
#include "annotate/notes.h"
#include "annotate/tree.h"

namespace tellings {

struct NamedSpan {
  NameSpan span;
  NameIndex name = 0;
};

// Names in the order of their first mention, and where they stand.
struct NameTable {
  std::vector<Name> names;
  std::vector<NamedSpan> spans;  // in text order, not overlapping

  // The first name in `range`; nothing where it holds none.
  [[nodiscard]] std::optional<NameIndex> first_in(TokenRange range) const;
  // The name that covers `token`.
  [[nodiscard]] std::optional<NameIndex> at(TokenIndex token) const;
};

// Full names, parts of them, titled forms, acronyms and misspellings that mean the same are one Name:
// "Foreign Minister Ana Ruiz", "Ruiz", "Ms Ruiz", "Ruis". Mentions of different names never overlap. Roles
// are filled in by find_roles, pronouns by resolve_references.
NameTable find_names(const Tree& tree);

}  // namespace tellings
