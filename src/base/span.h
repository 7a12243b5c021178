// A range of bytes of one account's text: how everything points at the words it came from.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace tellings {

// Half-open range of UTF-8 bytes, on code-point borders.
//
//   text   H e a d s : 1 4
//          0 1 2 3 4 5 6 7 8
//   ByteSpan{6,8} -----^---^   "14"
struct ByteSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  auto operator<=>(const ByteSpan&) const = default;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool contains(ByteSpan other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool contains(std::uint32_t byte) const { return begin <= byte && byte < end; }
  [[nodiscard]] bool overlaps(ByteSpan other) const { return begin < other.end && other.begin < end; }

  // The words meant. REQUIRES: end <= text.size().
  [[nodiscard]] std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

// Smallest span that holds both.
inline ByteSpan hull(ByteSpan a, ByteSpan b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

}  // namespace tellings
