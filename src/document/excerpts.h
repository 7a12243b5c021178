// What may be shared of texts that belong to others: the sentences that a report cites, with one on either
// side.
#pragma once

#include <vector>

#include "base/span.h"
#include "collate/collation.h"

namespace tellings {

// [account]: stretches of its text in text order, not touching each other. Cited is what the brief, disputed
// claims, quotations in marks and figures told by several accounts point at. Nothing of an account that is
// not cited.
std::vector<std::vector<ByteSpan>> cited_excerpts(const StoryCollation& story);

}  // namespace tellings
