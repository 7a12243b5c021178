// Sources that accounts drew on and that are not among them: a release, a wire story, a news conference.
#pragma once

#include <vector>

#include "collate/quote_groups.h"
#include "collate/story.h"

namespace tellings {

// `story.stemma` with its hidden sources and the edges from them. A hidden source is taken where
//   - two accounts without derivation between them give the same quoted words: what they say of the occasion
//   is its kind;
//   - an account prints a release or statement of someone who is not among the accounts;
//   - a credit names an agency that is not.
// Each names where that is printed.
Stemma with_hidden_sources(const Story& story, const std::vector<QuotePart>& parts,
                           const QuoteGrouping& grouping);

}  // namespace tellings
