// Where an account prints names: runs of capitalised words cut to what they name, before anyone asks which of
// them are the same.
#pragma once

#include <array>
#include <vector>

#include "annotate/notes.h"
#include "annotate/tree.h"

namespace tellings {

// What speaks for each kind, summed over hints; index by NameKind.
using KindVotes = std::array<double, 5>;
NameKind winner(const KindVotes& votes);  // kOther where nothing speaks

// One printed name.
//
//   Deputy Transport Minister Marta Lindberg’s
//   ^-----------------------^                    title (may be empty)
//                             ^------------^     name, never empty
struct NameSpan {
  TokenRange title;
  TokenRange name;
  KindVotes votes{};
  bool honorific = false;  // the title is a form of address or a rank right before the name: "Dr Brandt"
  bool heading = false;    // stands in a heading: counted only where the text names it too
};

// In text order, not overlapping. A title without a name ("the Deputy Minister") is none.
std::vector<NameSpan> find_name_spans(const Tree& tree);

// Whether the word begins with a capital (of any script), or is written in capitals within ("iPhone").
bool is_capitalised(std::string_view word);
// Two letters or more, all of them capitals, digits allowed: "CDWU".
bool is_acronym(std::string_view word);

}  // namespace tellings
