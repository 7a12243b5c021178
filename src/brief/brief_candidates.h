// The runs of words that a brief may be made of.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "annotate/notes.h"
#include "collate/collation.h"
#include "collate/words.h"

namespace tellings {

struct BriefCandidate {
  AccountIndex account = 0;
  std::uint32_t sentence = 0;  // index in Document::sentences
  std::uint32_t place = 0;     // of the sentence among the account's body sentences; 0 opens the account
  ByteSpan span;
  std::uint32_t word_count = 0;
  std::vector<WordId> stems;          // content words and numbers, ascending, each once
  std::vector<std::uint32_t> claims;  // indices in StoryCollation::claims that it tells, ascending
};

// Whether the account gives candidates: counted, and not found machine-rewritten.
bool is_brief_source(const StoryCollation& story, AccountIndex account);

// Body sentences and their parts (sentence_cuts.h) that can stand in a brief: a verb, no pronoun or
// connective that leans on what went before, no mark left open, no figure that a later one of its group has
// overtaken. By account, then sentence, then cut.
std::vector<BriefCandidate> brief_candidates(const StoryCollation& story, std::span<const Notes> notes,
                                             const StoryWords& words);

}  // namespace tellings
