#include "text/code_points.h"

#include <algorithm>
#include <cassert>

#include "text/utf8.h"

namespace tellings {
namespace {

std::uint32_t starts_in(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  return static_cast<std::uint32_t>(count_code_points(text.substr(begin, end - begin)));
}

}  // namespace

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  const auto bytes = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t at = 0; at < bytes; at += kStride) {
    before_.push_back(size_);
    size_ += starts_in(text, at, std::min(at + kStride, bytes));
  }
  if (size_ == bytes) before_.clear();
}

std::uint32_t CodePointIndex::to_code_point(std::uint32_t byte) const {
  assert(byte <= text_.size());
  if (before_.empty()) return byte;
  while (byte < text_.size() && byte > 0 && is_continuation(text_[byte])) --byte;
  const std::uint32_t block = std::min(byte / kStride, static_cast<std::uint32_t>(before_.size() - 1));
  return before_[block] + starts_in(text_, block * kStride, byte);
}

std::uint32_t CodePointIndex::to_byte(std::uint32_t code_point) const {
  assert(code_point <= size_);
  if (before_.empty()) return code_point;
  if (code_point == size_) return static_cast<std::uint32_t>(text_.size());
  const auto after = std::upper_bound(before_.begin(), before_.end(), code_point);
  const auto block = static_cast<std::uint32_t>(after - before_.begin() - 1);
  std::uint32_t left = code_point - before_[block];
  std::uint32_t byte = block * kStride;
  while (is_continuation(text_[byte])) ++byte;
  for (; left > 0; --left) {
    ++byte;
    while (is_continuation(text_[byte])) ++byte;
  }
  return byte;
}

}  // namespace tellings
