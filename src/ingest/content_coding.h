// Content codings of HTTP undone in memory, within a limit: gzip, deflate, br, zstd.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tellings {

inline constexpr std::size_t kMaxDecodedBytes = std::size_t{256} << 20;

// `bytes` without the coding that `coding` names (case does not matter; "x-gzip", "identity" too). Data cut
// short or damaged gives what came out before the damage. Nothing where the coding is unknown, the bytes are
// not in it, or the result would be over `limit`.
std::optional<std::string> undo_content_coding(std::string_view bytes, std::string_view coding,
                                               std::size_t limit = kMaxDecodedBytes);

}  // namespace tellings
