// The grouping of the store's accounts, which goes on from run to run.
#pragma once

#include <string>
#include <vector>

#include "group/grouper.h"
#include "store/keys.h"
#include "store/store.h"

namespace tellings {

class StoredGroups {
 public:
  // Goes on from what the last commit of the store left.
  static Result<StoredGroups> load(Connection& db);

  // Takes in the accounts of a batch and writes all placements that changed, those of earlier accounts
  // included. Where the transaction fails, this is to be loaded again.
  void place(Writer& writer, std::vector<Signature> signatures);

 private:
  explicit StoredGroups(Grouper grouper) : grouper_(std::move(grouper)) {}
  Grouper grouper_;
};

}  // namespace tellings
