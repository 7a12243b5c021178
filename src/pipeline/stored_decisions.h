// People's decisions in the store: lines of tellings.decisions/1, kept as they were given; what is taken back
// stays in the file and is no longer applied.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/decision.h"
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

// The same as collations take them.
Result<std::vector<Decision>> read_decisions_of_story(Connection& db, const std::string& story);

// Adds them, one object a line; the stories whose accounts they point at become stale. One that is there
// already is given as it stands, and is no longer taken back. kInvalid names the line that is no decision.
Result<std::vector<KeptDecision>> keep_decisions(Writer& writer, const std::vector<std::string>& lines);

// Takes it back; its story becomes stale.
void undo_decision(Writer& writer, std::int64_t key);

}  // namespace tellings
