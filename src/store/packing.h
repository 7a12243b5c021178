// Documents packed for the store by zstd.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tellings {

std::string packed(std::string_view bytes);

// The error (kInvalid) names `place`: not packed by packed(), cut short, or over 1 GB.
Result<std::string> unpacked(std::string_view bytes, const std::string& place);

}  // namespace tellings
