// Where words were said, read from what stands beside them: a statement, a news conference, a post, an
// interview.
#pragma once

#include <vector>

#include "annotate/notes.h"

namespace tellings {

// Of the quotations of one account, in the order of Notes::quotes.
struct Occasions {
  // As the reader of the account found it, else as the words of the same paragraph outside quotations say;
  // kUnknown where they say nothing.
  std::vector<Occasion> printed;
  // Where nothing is said beside a quotation, the one printed at the nearest of the same speaker: an account
  // names it once.
  std::vector<Occasion> likely;
};
Occasions occasions_of(const Notes& notes);

// Words that any reporter could take from where they were said. What is said in an interview only the
// interviewer has.
inline bool is_public(Occasion occasion) {
  return occasion != Occasion::kUnknown && occasion != Occasion::kInterview;
}

}  // namespace tellings
