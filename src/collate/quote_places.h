// Quotations of a machine-rewritten copy, found by the places in which they stand.
#pragma once

#include "collate/quote_links.h"
#include "collate/story.h"

namespace tellings {

// Adds to `links` the pairs of an original and the copies that `story.stemma` calls machine-rewritten.
void link_same_places(const Story& story, const std::vector<QuotePart>& parts, QuoteLinks& links);

}  // namespace tellings
