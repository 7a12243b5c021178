// Which quotations, over all accounts, give the same words said on the same occasion.
#pragma once

#include <cstddef>
#include <vector>

#include "collate/quote_parts.h"
#include "collate/quote_translations.h"

namespace tellings {

struct QuoteGrouping {
  std::vector<std::vector<std::size_t>> groups;  // indices of parts, ascending; every part in one group
  std::vector<bool> spliced;  // [part]: the piece goes on with words said elsewhere; true for all its parts
  Translations translations;
};

// Cost: near linear; a part is compared with those few that share most of its content words.
QuoteGrouping group_quotes(const Story& story, const std::vector<QuotePart>& parts);

}  // namespace tellings
