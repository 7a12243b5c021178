// The time that a figure holds for, where the words of the account give one.
#pragma once

#include "annotate/notes.h"
#include "annotate/tree.h"

namespace tellings {

// Sets Figure::as_of to a day, a month, a year or a minute ("2024-05-14T18:00", without zone: none is
// printed) and leaves it empty where the text says nothing. Figures with `according_to`, times and quotes of
// `notes` must have been found. A day needs Account::published where it is printed as a relative one.
//
//   published Sunday 2024-05-12
//   "By 6 p.m. at least 40 people had died"          2024-05-12T18:00
//   "up from four on Thursday"                       2024-05-09, of the four
//   "The ministry said on Friday that 12 were hurt"  2024-05-10
// Counter-examples: "Four workers died on Friday" (when they died, not when they were counted); "to save 600
// million by 2026" (a plan).
void date_figures(const Tree& tree, Notes& notes);

}  // namespace tellings
