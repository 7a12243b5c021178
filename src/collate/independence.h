// How many tellings without a shared source stand behind a statement, counted over the stemma.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "collate/collation.h"

namespace tellings {

// `low` takes every plausible edge for derivation and leaves machine-rewritten accounts out; `high` takes
// clear edges only. low <= count <= high, and all three are 0 only where no counted account tells it.
struct IndependentCount {
  std::uint32_t count = 0;
  std::uint32_t low = 0;
  std::uint32_t high = 0;
};

// Where each account's matter comes from, read off the stemma.
//
//   release h1 -> a, release h1 -> b, a -> c      {a, b, c} count once, {a, d} twice
class Independence {
 public:
  Independence() = default;
  // `counted[i]` is false for own texts, drafts and references. REQUIRES: every account of `stemma` stands in
  // `counted`.
  Independence(const Stemma& stemma, const std::vector<bool>& counted);

  // Tellings among `tellers` (in any order, repeats allowed) of which none draws on another or on a source
  // that another draws on. Two tellers are joined where an edge runs between them, where they share a hidden
  // source, or where both stand in one independence group; an account between them that does not tell it does
  // not join them.
  [[nodiscard]] IndependentCount count(std::span<const AccountIndex> tellers) const;

  // How many of the accounts have their matter from nobody else among them: counted over edges and groups
  // between accounts, so that two who took the same words from one release are two witnesses of its wording.
  [[nodiscard]] std::uint32_t apart(std::span<const AccountIndex> tellers) const;

  // True where the stemma says that the account is a machine-rewritten copy.
  [[nodiscard]] bool machine_rewritten(AccountIndex account) const { return spun_[account]; }

 private:
  // With another account, or with what several share: a hidden source, a group.
  struct Joined {
    enum class With : std::uint8_t { kAccount, kHidden, kGroup };
    With with = With::kAccount;
    std::size_t index = 0;
    Band band = Band::kLikely;
    auto operator<=>(const Joined&) const = default;
  };
  [[nodiscard]] std::uint32_t components(std::span<const AccountIndex> tellers, Band weakest,
                                         bool with_hidden) const;

  std::vector<std::vector<Joined>> joined_;  // [account]
  std::vector<bool> counted_;
  std::vector<bool> spun_;
};

}  // namespace tellings
