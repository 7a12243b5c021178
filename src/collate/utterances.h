// Utterances: what was said, in the best attested wording, and how each account gives it.
#pragma once

#include <vector>

#include "collate/quote_groups.h"
#include "collate/story.h"

namespace tellings {

// One utterance a group, by first witness. Reads `story.stemma` and `story.independence`.
//
// The wording is taken, in this order, from a reference, from the source itself or its release where that is
// among the accounts, from the account whose words most others print too; a machine-rewritten account gives
// it only where nobody else has the words. Parts that this account lacks come from the next. The mere
// majority never decides: copies count once.
//
// The verdict is that of the account for the utterance as a whole (spliced, else altered, else trimmed, else
// verbatim) and stands on each of its pieces; the edits stand on the piece that they were made in.
std::vector<Utterance> make_utterances(const Story& story, const std::vector<QuotePart>& parts,
                                       const QuoteGrouping& grouping);

}  // namespace tellings
