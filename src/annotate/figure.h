// The figures of an account: what is counted or measured, how exactly, and of what.
#pragma once

#include <string>
#include <vector>

#include "annotate/notes.h"
#include "annotate/tree.h"

namespace tellings {

// In text order, not overlapping in their numbers. Furniture paragraphs have none. Dates, years, clock times,
// ordinals that only order, scores, addresses, phone numbers, names of models and lists' own numbers are no
// figures. `according_to`, `holder` and `as_of` are left
// empty (attribute_figures, date_figures).
//
// Example: "At least 14 people were hurt, three of them badly" gives {14, at least, people} and {3, exact,
// people}.
std::vector<Figure> find_figures(const Tree& tree);

// How `annotate` prints a figure (STAGES.md): it keeps a fraction as it is ("a third": 0.333 of a count) and
// names the noun counted.
std::optional<double> printed_value(const Figure& figure);
std::string printed_unit(
    const Figure& figure);  // "km", "USD", "heart transplants", "years of age", "% voters" for a share of
                            // counted things; empty for a bare number
std::string_view printed_change(const Figure& figure);  // "=", "<", ">", "~", "up", "down"
// The words of `about`, else of the concept, small words left out, the parts by commas: "earnings,
// footballers"; "" where nothing is named.
std::string printed_concept(const Figure& figure, const Document& document);

}  // namespace tellings
