// The state files of `tellings group`: what is awake, and beside it, in FILE.asleep, what sleeps.
#pragma once

#include <string>

#include "base/result.h"
#include "group/grouper.h"
#include "pipeline/story_file.h"

namespace tellings {

struct GroupState {
  Grouper grouper;
  const StoryFile* archive = nullptr;  // the grouper's; nothing without a state file
};

// What an earlier run left at `path`; an empty Grouper where there is no file or no path is given.
Result<GroupState> read_group_state(const std::string& path);

// Replaces the file as a whole: a run that is cut off leaves the old one. Nothing is done without a path.
Result<void> write_group_state(const std::string& path, const GroupState& state);

}  // namespace tellings
