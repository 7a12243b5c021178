// What a page may cost before it is refused.
#pragma once

#include <cstddef>

namespace tellings {

// Real articles stay far below: of 414 news pages the largest has 4 MB, 90 levels, 60
// attributes.
inline constexpr std::size_t kMaxPageBytes = std::size_t{8} << 20;
inline constexpr std::size_t kMaxNesting =
    4000;  // lexbor is quadratic in it: 400,000 open divs take over 20 s
inline constexpr std::size_t kMaxAttributes = 4000;  // of one element; quadratic as well
inline constexpr std::size_t kMaxTreeBytesBase = std::size_t{64}
                                                 << 20;  // misnested formatting multiplies nodes
inline constexpr std::size_t kMaxTreeBytesPerByte = 64;

}  // namespace tellings
