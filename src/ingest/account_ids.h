// Ids of a batch of accounts, and which are versions of one address. The outcome does not depend on their
// order.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "account/account.h"
#include "ingest/raw_page.h"

namespace tellings {

struct SettledAccounts {
  std::vector<Account> accounts;     // in the order given
  std::vector<SkippedPage> skipped;  // the same account given twice
  std::vector<SkippedPage> renamed;  // ids that clashed: kept, and said
};

// An address as compared: without scheme, without what names a place in the page or where the reader came
// from. Empty for a site's front page, which is no article's address.
std::string page_address(std::string_view url);

// An account without an id is named by its content ("a-3k9x0c2m1b"). Where two have one id, the earliest
// keeps it and the others get a piece of their content behind it ("a1-3k9x"). The same id, address and text
// again is skipped. Of several texts of one address the later are versions of the earliest (version_of).
SettledAccounts settle_ids(std::vector<Account> accounts);

}  // namespace tellings
