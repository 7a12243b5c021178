// A study for people, for programs and for table programs.
#pragma once

#include <string>

#include "study/selection.h"
#include "study/study.h"

namespace tellings {

// Text for a terminal: the whole, sources, owners where any is known, weeks, origins, the methods paragraph.
// At most `rows` of each table; what is left out is told.
std::string study_report(const Study& study, const StudyRequest& request, std::size_t rows);

// tellings.study/1: {"format", "selection", "archive", "first", "last", "engines", "all", "sources",
// "owners", "weeks", "origins", "methods"}, with a line end.
std::string study_json(const Study& study, const StudyRequest& request);

// One line a row: by (all, source, owner, week), name, then the numbers.
std::string study_csv(const Study& study);

}  // namespace tellings
