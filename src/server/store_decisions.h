// People's decisions in the store: lines of tellings.decisions/1, kept as they were given; what is taken back
// stays in the file and is no longer listed.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/store.h"

namespace tellings {

struct KeptDecision {
  std::int64_t key = 0;
  std::string line;  // JSON
};

// Hashes of the texts of the story's accounts, all versions.
std::set<std::string> hashes_of_story(Connection& db, const std::string& story);

// Those that are not taken back and point at an account of the story, oldest first.
Result<std::vector<KeptDecision>> decisions_of_story(Connection& db, const std::string& story);

// Adds them; one that is there already is given as it stands, and is no longer taken back. kBusy: another
// process is writing.
Result<std::vector<KeptDecision>> keep_decisions(const std::string& path, const EngineVersion& engine,
                                                 std::int64_t now, const std::vector<std::string>& lines);

Result<void> undo_decision(const std::string& path, const EngineVersion& engine, std::int64_t now,
                           std::int64_t key);

}  // namespace tellings
