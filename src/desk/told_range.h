// A stretch of time as a person gives it.
#pragma once

#include <string_view>

#include "base/result.h"
#include "desk/stretches.h"

namespace tellings {

// `from` and `to` are a day or a time each, like 2024-05-14 or 2024-05-14T10:00Z; the day or second named
// last is inside. Empty: no border. Without a zone it is UTC: the one who asks knows no other for all
// accounts. The error (kUsage) names what was given.
Result<KeyRange> read_told_range(std::string_view from, std::string_view to);

}  // namespace tellings
