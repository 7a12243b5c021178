// Quotations cut into the parts that utterances are put together from: one part a sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "collate/story.h"

namespace tellings {

// One sentence, or fragment, of one quotation.
//
//   “We are devastated. We owe our people answers,” said Maass.     two parts, of one piece
struct QuotePart {
  AccountIndex account = 0;
  std::uint32_t quote = 0;  // index in Notes::quotes
  std::uint32_t piece = 0;  // index in Quote::content
  ByteSpan span;
  std::size_t first = 0;  // words of the account: [first, last)
  std::size_t last = 0;
  QuoteKind kind = QuoteKind::kDirect;
  std::optional<EntityIndex> speaker;
  bool same_piece = false;  // runs on from the part before it, within one pair of marks
  // Runs on from part `after`: the same piece, or an attribution or nothing between.
  bool runs_on = false;
  std::size_t after = 0;  // index of the part before it, one quoted within a quotation left out
};

// Parts of all accounts, by account, then place.
std::vector<QuotePart> quote_parts(const Story& story);

}  // namespace tellings
