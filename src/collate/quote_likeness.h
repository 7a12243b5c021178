// Whether two parts of quotations give the same words.
#pragma once

#include "collate/quote_parts.h"
#include "collate/story.h"

namespace tellings {

// What the shorter of two parts has of the longer.
struct QuoteOverlap {
  double shorter = 0;       // weighed share of its words; of its content words where one of the two is told
  std::size_t content = 0;  // content words shared
  std::size_t words = 0;    // of the shorter
  bool whole_run = false;   // it stands in the longer word for word
  bool number = false;      // they share a number that tells
};
QuoteOverlap overlap_of(const Story& story, const QuotePart& a, const QuotePart& b);

// Symmetric. `machine`: one of the two accounts is machine-rewritten, so that words may have been swapped.
bool same_words(const Story& story, const QuotePart& a, const QuotePart& b, bool machine);

// One and the same account gives the words again: a headline, a second mention. REQUIRES: one account.
bool same_words_again(const Story& story, const QuotePart& a, const QuotePart& b);

// The words of a part.
std::span<const StoryWord> words_of(const Story& story, const QuotePart& part);

}  // namespace tellings
