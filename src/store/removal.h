// Taking accounts out of the store for good.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "store/store.h"

namespace tellings {

struct Removed {
  std::vector<std::string> accounts;  // ids
  std::vector<std::string> stories;   // that they stood in, now stale and without a collation
};

// Removes an account and all versions of its page, named by an id or by the address. Their words leave the
// tables and the search indices, and the collations that quote them; a tombstone with id, address and hash
// stays, so that none of them comes back. kNotFound where there is no such account. The words leave the file
// with Store::erase_remains(), which is to follow.
Result<Removed> remove_account(Writer& writer, const std::string& id_or_url, const std::string& reason);

}  // namespace tellings
