#include "store/packing.h"

#include <zstd.h>

namespace tellings {
namespace {

constexpr int kLevel = 6;  // documents become a tenth; levels above take twice the time for 3 % less
constexpr unsigned long long kLargest = 1ULL << 30;

}  // namespace

std::string packed(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kLevel));
  return out;
}

Result<std::string> unpacked(std::string_view bytes, const std::string& place) {
  const auto damaged = [&place] {
    return fail(ErrorCode::kInvalid, "unpacking " + place + ": damaged; put a backup in its place");
  };
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kLargest) return damaged();
  std::string out(static_cast<std::size_t>(size), '\0');
  if (ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size()) != out.size()) return damaged();
  return out;
}

}  // namespace tellings
