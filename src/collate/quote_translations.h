// Words spoken in one language and printed in another.
#pragma once

#include <optional>
#include <vector>

#include "collate/quote_links.h"
#include "collate/story.h"

namespace tellings {

struct Translations {
  std::vector<bool> foreign;                         // [part] printed in the language that was spoken
  std::vector<std::optional<std::size_t>> original;  // [part] -> the foreign part that it translates
  std::vector<bool> said_to_be;                      // [part] its account says so: "he said in Malay"
};

// Adds to `links` each translation with its original.
Translations link_translations(const Story& story, const std::vector<QuotePart>& parts, QuoteLinks& links);

}  // namespace tellings
