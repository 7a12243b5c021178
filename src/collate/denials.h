// Sentences that say that somebody holds the opposite.
//
//   "Police deny it."   "a claim the union rejects"   "The report was false."
//
// Counter-examples: "did not dispute that", "rejected the pay offer", "when things went wrong".
#pragma once

#include <cstdint>
#include <vector>

#include "collate/story.h"

namespace tellings {

class Denials {
 public:
  explicit Denials(const Story& story);

  [[nodiscard]] bool in(AccountIndex account, std::uint32_t sentence) const {
    return denies_[account][sentence];
  }
  // Whether the sentence gives what the denier holds: the next one behind a denial, in its paragraph or the
  // next. "Police deny it. [No rubber bullets were issued], she said."
  [[nodiscard]] bool before(AccountIndex account, std::uint32_t sentence) const;

 private:
  const Story& story_;
  std::vector<std::vector<bool>> denies_;  // [account][sentence]
};

}  // namespace tellings
