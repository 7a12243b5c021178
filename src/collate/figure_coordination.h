// Two numbers that one sentence tells side by side, as counts of two things.
#pragma once

#include "collate/figure_setting.h"

namespace tellings {

// "Four were killed and six were missing": numbers that do not go together, of one holder, with "and" or a
// comma between them.
//
// Counter-examples: "rose from four to nine", "17, not 23", "17, up from 12", "the company says 38 and the
// union 52".
bool tells_two_counts(const Story& story, const FigureSetting& a, const FigureSetting& b);

}  // namespace tellings
