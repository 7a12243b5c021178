// The times of an account: dates, relative expressions, durations and sets, as TIMEX3 values seen from the
// day it was published.
#pragma once

#include <vector>

#include "annotate/notes.h"
#include "annotate/tree.h"

namespace tellings {

// In text order, not overlapping. Furniture's are all of the report: datelines, stamps. Relative expressions
// are resolved against Account::published; without it they keep what can be said ("XXXX-WXX-2", "PAST_REF").
// `of_report` marks the time of the telling: a date that is a paragraph of its own, or follows "published" or
// "updated".
//
//   published Friday 2020-01-03: "on Tuesday" 2019-12-31; "last week" 2019-W52; "in June" 2019-06; "four
//   years" P4Y; "early Friday" 2020-01-03; "on May 5, 2019" 2019-05-05; "two years ago" 2018; "every day" P1D
std::vector<TimeRef> find_times(const Tree& tree);

}  // namespace tellings
