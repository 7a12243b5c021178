// What a reader should be told of an utterance beyond its verdicts.
#pragma once

#include <string_view>
#include <vector>

#include "collate/collation.h"

namespace tellings {

enum class QuoteFlagKind : std::uint8_t { kSpeakersDiffer, kMeaningTurned, kBlownUp };
std::string_view name_of(QuoteFlagKind kind);  // "speakers differ", "meaning turned", "blown up"

struct QuoteFlag {
  QuoteFlagKind kind = QuoteFlagKind::kSpeakersDiffer;
  Evidence evidence;  // of the witness
};

// By witness, then kind. Machine-rewritten accounts are left out: what a machine swapped says nothing of a
// desk. REQUIRES: `utterance` is one of `story`.
std::vector<QuoteFlag> quote_flags(const StoryCollation& story, const Utterance& utterance);

}  // namespace tellings
