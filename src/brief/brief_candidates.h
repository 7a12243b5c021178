// The sentences that a brief may be made of.
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
  std::uint32_t sentence = 0;
  ByteSpan span;
  std::uint32_t word_count = 0;
  std::vector<WordId> stems;          // content words and numbers, ascending, each once
  std::vector<std::uint32_t> claims;  // indices in StoryCollation::claims that it is evidence of
};

// Body sentences that evidence a claim, whole and without a last part that can be left off, that can stand in
// a brief: no pronoun or connective that leans on what went before, no mark left open, not from a
// machine-rewritten text, no figure that a later one of its group has overtaken. By account, then place.
std::vector<BriefCandidate> brief_candidates(const StoryCollation& story, std::span<const Notes> notes,
                                             const StoryWords& words);

}  // namespace tellings
