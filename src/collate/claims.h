// What the accounts say happened or is so, brought together: who asserts, hedges, denies; how many
// independent tellings.
#pragma once

#include <vector>

#include "collate/collation.h"
#include "collate/story.h"

namespace tellings {

// Most important first: told by many independent accounts, early in them, with names and figures; a claim
// that says little beyond those before it comes late. The wording is always a clause printed in some account.
// `figures` and `utterances` of the same story: a claim names the figure or the quotation that says the same,
// and is disputed where its figures are. Cost near-linear in the number of sentences: only sentences that
// share rare words are compared.
std::vector<Claim> find_claims(const Story& story, const std::vector<FigureGroup>& figures,
                               const std::vector<Utterance>& utterances);

}  // namespace tellings
