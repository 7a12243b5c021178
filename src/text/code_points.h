// Byte offsets of a text to code-point offsets and back: bytes are what the engine counts in, code points
// what it prints.
//
//   text         F  r  a  n  ç     o  i  s
//   byte         0  1  2  3  4  5  6  7  8
//   code point   0  1  2  3  4  .  5  6  7      to_code_point(6) == 5, to_byte(5) == 6
//
// Every kStride bytes the number of code points before is kept; the rest is counted. Pure ASCII keeps
// nothing.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"

namespace tellings {

class CodePointIndex {
 public:
  // `text` is valid UTF-8 under 4 GB and must outlive the index.
  explicit CodePointIndex(std::string_view text);

  // Code points before byte `byte`; a byte inside a code point counts as its start. REQUIRES: byte <= text
  // size.
  [[nodiscard]] std::uint32_t to_code_point(std::uint32_t byte) const;

  // First byte of code point number `code_point`; the size of the text for one past the last.
  // REQUIRES: code_point <= size().
  [[nodiscard]] std::uint32_t to_byte(std::uint32_t code_point) const;

  // {start, end} in code points.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> to_code_points(ByteSpan span) const {
    return {to_code_point(span.begin), to_code_point(span.end)};
  }
  [[nodiscard]] ByteSpan to_bytes(std::uint32_t start, std::uint32_t end) const {
    return {to_byte(start), to_byte(end)};
  }

  [[nodiscard]] std::uint32_t size() const { return size_; }  // code points of the whole text

 private:
  static constexpr std::uint32_t kStride = 128;
  std::string_view text_;
  std::uint32_t size_ = 0;
  std::vector<std::uint32_t>
      before_;  // before_[k]: code points that start before byte k * kStride; empty for ASCII
};

}  // namespace tellings
