// The state file of `tellings group`: stories between runs.
#pragma once

#include <string>

#include "base/result.h"
#include "group/grouper.h"

namespace tellings {

// What an earlier run left at `path`; an empty Grouper where there is no file or no path is given.
Result<Grouper> read_group_state(const std::string& path);

// Replaces the file as a whole: a run that is cut off leaves the old one. Nothing is done without a path.
Result<void> write_group_state(const std::string& path, const Grouper& grouper);

}  // namespace tellings
