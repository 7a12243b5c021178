// Pieces that give words of two utterances as if they had been said in one go.
#pragma once

#include "collate/quote_links.h"
#include "collate/story.h"

namespace tellings {

// [part] -> whether its piece is a splice; true for all parts of the piece. Cost: for each account that runs
// sentences together, one pass over the links.
std::vector<bool> find_splices(const Story& story, const std::vector<QuotePart>& parts,
                               const QuoteLinks& links);

}  // namespace tellings
