// The accounts of the store, those told last first.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "desk/search.h"

namespace tellings {

struct AccountPage {
  std::vector<ToldIn> accounts;
  std::string next;  // empty: nothing further
};

// At most `limit` accounts told in `range`, all versions of each page, after the cursor `after` ("" for the
// first page); of one source, where it is not empty. A page is read by index. kUsage where `after` is no
// cursor.
Result<AccountPage> list_accounts(Connection& db, KeyRange range, const std::string& source,
                                  std::size_t limit, const std::string& after);

}  // namespace tellings
