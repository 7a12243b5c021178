// What shows that one account draws on another: the words of both to lay side by side.
#pragma once

#include <vector>

#include "collate/ancestry.h"
#include "collate/shared_matter.h"
#include "collate/story.h"

namespace tellings {

// The longest passages, best first.
std::vector<EdgeEvidence> passage_evidence(const SharedMatter& matter);

// Content words swapped inside quotation marks; `quoted` as from quoted_words() for `matter.to`.
std::vector<EdgeEvidence> synonym_evidence(const Story& story, const SharedMatter& matter,
                                           const std::vector<std::uint32_t>& quoted);

// A number or a spelling in which the two agree against all others that tell the same: at least two, neither
// of them descended from the two. `matters` are those of `matter.to` with all others.
std::vector<EdgeEvidence> shared_error_evidence(const Story& story, const SharedMatter& matter,
                                                std::span<const SharedMatter> matters,
                                                const Ancestry& ancestry);

// The passages stand in one order in both, and are too many for chance: the first to the last of them.
std::vector<EdgeEvidence> order_evidence(const SharedMatter& matter);

// The printed times say which of the two was first: the datelines where they stand in the text, else no
// words.
EdgeEvidence earlier_evidence(const Account& from, const Account& to);

}  // namespace tellings
