// Two functions for statements over the full-text tables.
//
//   relevance(TABLE, weight of column 0, ...)   how much of a row the matched phrases are: each phrase adds
//       tf / (tf + 1.2), tf being its places weighed by column. Unlike bm25() it looks at the row alone: bm25
//       first counts every row of the table that has a phrase, half a second for a word that stands in
//       300,000 of a million accounts.
//   places(TABLE, column)   where the phrases stand in the column: "begin end begin end ...", bytes, in
//   order.
#pragma once

#include "base/result.h"
#include "store/sqlite.h"

namespace tellings {

Result<void> add_search_functions(Connection& connection);

}  // namespace tellings
