// What the grammar of its sentence says about a figure: the noun counted, what is said of it, who tells it.
//
//   "17 people had been treated"          head people, core treat
//   "put the injured at 17"               core injured
//   "six were missing"                    core missing
//   "The union says 52."                  elliptical, teller "The union": counts what the figure before
//   counts "nine of the 14 amino acids"          of nine: part; of 14: head acid
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "annotate/notes.h"
#include "annotate/tree.h"

namespace tellings {

struct FigureGrammar {
  std::string_view head;  // lemma of the noun counted; empty where the number stands alone
  std::vector<std::string_view>
      core;  // lemmas of what is said of it: verb, complement, attributes; no light verbs
  std::optional<ByteSpan> teller;  // the subject as printed, where the verb is one of telling or counting
  bool part = false;               // "five of them", "nine of the 14": a share of some other figure
  bool whole = false;              // "14" there
  bool elliptical = false;         // what it counts is left to a figure before it
};

// Views into the tree's document.
FigureGrammar read_figure_grammar(const Tree& tree, const Figure& figure);

}  // namespace tellings
