// The story in at most 150 words, each sentence printed in some account.
#pragma once

#include <span>

#include "annotate/notes.h"
#include "collate/collation.h"

namespace tellings {

inline constexpr std::uint32_t kBriefWords = 150;

// Sentences by support and by how much they add, then what is disputed; each with all places that print or
// tell it. None from an own text, draft, reference or machine-rewritten account where another tells it; none
// that begins with a pronoun whose person another sentence names; figures as last reported. Empty where no
// account has a fitting sentence. REQUIRES: `notes` are those of `story.accounts`, in that order; claims,
// figures and stemma are filled.
Brief make_brief(const StoryCollation& story, std::span<const Notes> notes);

}  // namespace tellings
