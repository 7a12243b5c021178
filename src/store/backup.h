// A copy of the store while it is in use.
#pragma once

#include <string>

#include "base/result.h"

namespace tellings {

// Writes what the last commit of `path` left to the new file `to`, whole or not at all: one file, to be
// opened like the store itself. kUsage where `to` is there already.
Result<void> back_up(const std::string& path, const std::string& to);

}  // namespace tellings
