// The target of a request, taken apart.
//
//   /api/v1/stories/s-1a2b?limit=5&from=2024-05-14
//   segments: "api", "v1", "stories", "s-1a2b"     query: limit = "5", from = "2024-05-14"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace tellings {

struct Target {
  std::vector<std::string> segments;                       // decoded; empty for "/"
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in their order

  // The first value of this name.
  [[nodiscard]] std::optional<std::string> value(std::string_view name) const;
};

// kUsage where `raw` is not an absolute path, is badly encoded, holds control characters or invalid UTF-8,
// goes through "." or "..", has empty segments or over 32 parameters. A slash written %2F stays within its
// segment: ids may hold one.
Result<Target> parse_target(std::string_view raw);

// For addresses that we print: everything but letters, digits and -._~ as %XX.
std::string percent_encoded(std::string_view text);

}  // namespace tellings
