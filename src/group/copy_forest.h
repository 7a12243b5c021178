// From pairs that are copies to one origin for each account: of all pairs the best are taken that make no
// circle, and each tree is hung up at its earliest account.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tellings {

struct CopyPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double score = 0;
};

// For each of `count` accounts the number of its pair in `pairs` with the account it hangs on; nothing for
// those that hang on none. A lower number is an earlier account. Ties between scores go to the lower numbers.
struct Origin {
  std::uint32_t account = 0;
  std::uint32_t pair = 0;  // index in `pairs`
};
std::vector<std::optional<Origin>> copy_forest(std::size_t count, std::span<const CopyPair> pairs);

}  // namespace tellings
