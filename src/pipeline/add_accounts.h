// Inputs into the store: read, taken apart, grouped into stories, laid side by side, batch by batch, so that
// memory does not grow with the input and what a batch has committed is there whatever happens after.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "pipeline/collate_stored.h"
#include "pipeline/read_accounts.h"
#include "store/writer_accounts.h"

namespace tellings {

std::string_view name_of(Standing standing);  // "new", "version", "known", "removed"

// What became of one input, once it is committed.
struct AddedAccount {
  std::string input;
  std::string id;     // in the store; empty for what was removed before
  std::string story;  // empty for what was known or removed
  Standing standing = Standing::kNew;
  std::string reason;  // kRemoved: why it was
};

struct AddCount {
  std::size_t added = 0;
  std::size_t versions = 0;
  std::size_t known = 0;
  std::size_t removed = 0;
  std::size_t skipped = 0;
  std::size_t collated = 0;
};

struct AddOptions {
  ReadOptions reading;
  std::function<void(const AddedAccount&)> told = {};    // in the order of the input
  std::function<void(const SkippedPage&)> skipped = {};  // what could not be read
  Progress progress = {};
};

// Reads `source` to its end. An error is one of the store; what was committed before it stays. Stories that
// an earlier run left stale are collated too.
Result<AddCount> add_accounts(Store& store, PageSource& source, const StoreEngine& engine,
                              const AddOptions& options);

}  // namespace tellings
