// The content codings of an answer undone, one within another, within limits.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tellings {

struct CodingLimits {
  std::size_t unpacked = 0;  // bytes
  std::size_t ratio = 0;     // unpacked to sent, beyond the first megabyte
  int codings = 0;           // one within another
};

// `codings` is the value of Content-Encoding: "gzip", "br, gzip" (undone from the last). kTooLarge over a
// limit, which the message names; kInvalid for a coding that is not known or that the bytes are not in.
Result<std::string> unpack_body(std::string body, std::string_view codings, const CodingLimits& limits);

}  // namespace tellings
