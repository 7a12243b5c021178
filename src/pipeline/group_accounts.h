// A batch of accounts into stories at once, in the order that makes the outcome depend on the set of them
// alone.
#pragma once

#include <string>
#include <vector>

#include "account/account.h"
#include "group/grouper.h"
#include "pipeline/progress.h"

namespace tellings {

struct GroupedAccounts {
  std::vector<Placement>
      placements;                  // of the accounts given, in their order; then of earlier ones that changed
  std::vector<std::string> known;  // ids that the grouper had before; by time, then id
  std::vector<Error> troubles;     // what the archive refused: its stories stay awake
};

// Signatures of all, in their order, on up to `threads` threads.
std::vector<Signature> signatures_of(const std::vector<Account>& accounts, unsigned threads);

// Takes in all, ordered by time and id, flushing now and then and at the end.
GroupedAccounts group_signatures(Grouper& grouper, std::vector<Signature> signatures);

// One JSON object of `tellings group`. `change`: why a story was left, for the correction of a line.
std::string placement_json(const Placement& placement, const StoryChange* change = nullptr);

}  // namespace tellings
