// The wording of an utterance against which its witnesses are held.
#pragma once

#include <string>
#include <vector>

#include "collate/edits.h"
#include "collate/quote_parts.h"
#include "collate/story.h"

namespace tellings {

struct BaseWording {
  std::string text;
  std::vector<TextWord> words;
  std::vector<ByteSpan> places;  // of the words, in `text`
  AccountIndex from = 0;         // who gives most of it
};

// Words of a part with the text they stand in.
std::vector<TextWord> text_words(const Story& story, const QuotePart& part);

// `group` are parts of one utterance; `rank[account]`: lower is better attested. Empty `words` where no part
// is quoted.
BaseWording base_wording(const Story& story, const std::vector<QuotePart>& parts,
                         const std::vector<std::size_t>& group, const std::vector<std::uint32_t>& rank);

}  // namespace tellings
