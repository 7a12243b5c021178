// Where words were said, read from what stands beside them: a statement, a news conference, a post, an
// interview.
#pragma once

#include <vector>

#include "annotate/notes.h"

namespace tellings {

// The occasion that the reader of the account found, else what the words of the same paragraph outside
// quotations say; kUnknown where they say nothing.
Occasion occasion_of(const Account& account, const Notes& notes, const Quote& quote);

// Of all quotations of an account, in the order of Notes::quotes. A quotation beside which nothing is said
// has the occasion of the nearest one of the same speaker: the account names it once.
std::vector<Occasion> occasions_of(const Notes& notes);

// Words that any reporter could take from where they were said. What is said in an interview only the
// interviewer has.
inline bool is_public(Occasion occasion) {
  return occasion != Occasion::kUnknown && occasion != Occasion::kInterview;
}

}  // namespace tellings
