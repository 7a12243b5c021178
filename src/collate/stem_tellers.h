// How many tell a word: the oldest idea of what matters in a story (Luhn 1958), counted over its stemma.
//
// Told by ten outlets that all print one wire story is not told ten times, told in ten openings is more than
// told in ten last paragraphs, and a headline is each desk's own choice of what matters.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "collate/collation.h"
#include "collate/words.h"
#include "nlp/document.h"

namespace tellings {

struct StemTellers {
  std::uint32_t accounts = 0;
  std::uint32_t groups = 0;    // independent ones
  std::uint32_t openings = 0;  // accounts that print it in their first sentences
  std::uint32_t titles = 0;    // accounts that print it in their headline
  bool number = false;
};

class TellerCount {
 public:
  using DocumentOf = std::function<const Document&(AccountIndex)>;
  using IsSource = std::function<bool(AccountIndex)>;

  // Only accounts that are a source are counted. REQUIRES: `words` holds the accounts that `groups` names.
  TellerCount(const StoryWords& words, const std::vector<std::vector<AccountIndex>>& groups,
              const DocumentOf& document, const IsSource& is_source);

  [[nodiscard]] std::uint32_t sources() const { return sources_; }
  [[nodiscard]] const StemTellers& of(WordId stem) const { return tellers_[stem]; }

 private:
  std::vector<WordId> add(const StoryWords& words, AccountIndex account, const Document& document);

  std::vector<StemTellers> tellers_;  // [stem]
  std::uint32_t sources_ = 0;
};

}  // namespace tellings
