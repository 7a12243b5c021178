// The place and date that a report opens with: no words of its first sentence.
#pragma once

#include "annotate/tree.h"

namespace tellings {

// The first token of the sentence of `token` that is not its dateline; the sentence's first where it has
// none.
//
//   PORT SELIM, Norway, May 14 (BP) - The harbour was shut, officials said.
//                                     ^
// Counter-example: "NATO troops - four of them officers - left" (a verb before the second dash, none set off
// before the first: a dateline names a place in capitals, or ends in brackets, and has no verb).
TokenIndex past_dateline(const Tree& tree, TokenIndex token);

}  // namespace tellings
