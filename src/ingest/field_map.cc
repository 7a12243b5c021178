#include "ingest/field_map.h"

#include <algorithm>
#include <array>

#include "text/chars.h"

namespace tellings {
namespace {

constexpr std::array<std::string_view, 14> kOurs = {"id",       "text",      "html",   "source",  "url",
                                                    "title",    "published", "use",    "kind",    "retrieved",
                                                    "modified", "language",  "byline", "complete"};

}  // namespace

Result<FieldMap> FieldMap::parse(std::string_view spec) {
  FieldMap map;
  while (!spec.empty()) {
    const std::size_t comma = std::min(spec.find(','), spec.size());
    const std::string_view pair = trim(spec.substr(0, comma));
    spec.remove_prefix(std::min(comma + 1, spec.size()));
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    const std::string_view ours = trim(pair.substr(0, equals));
    if (equals == std::string_view::npos || trim(pair.substr(equals + 1)).empty() ||
        std::find(kOurs.begin(), kOurs.end(), ours) == kOurs.end()) {
      std::string valid;
      for (const std::string_view name : kOurs) valid += (valid.empty() ? "" : ", ") + std::string(name);
      return fail(ErrorCode::kUsage, "reading --fields " + std::string(pair) +
                                         ": not of the form NAME=COLUMN with NAME one of " + valid);
    }
    map.theirs_[std::string(ours)] = trim(pair.substr(equals + 1));
  }
  return map;
}

std::string FieldMap::theirs(std::string_view ours) const {
  const auto found = theirs_.find(ours);
  return found == theirs_.end() ? std::string(ours) : found->second;
}

}  // namespace tellings
