// Accounts as rows of a table. Lists stand in their columns as JSON.
#pragma once

#include <string_view>
#include <vector>

#include "account/account.h"
#include "ingest/raw_page.h"
#include "table.h"

namespace tellings {

// id, input, url, source, title, byline, published, modified, language, complete, text, words, sha256,
// paragraphs, credit, reason.
std::vector<ColumnHead> account_columns();

// REQUIRES of both: `table` was made with account_columns().
void add_account(Table& table, const Account& account, std::string_view input);
void add_skipped(Table& table, const SkippedPage& skipped);  // input and reason, all else null

}  // namespace tellings
