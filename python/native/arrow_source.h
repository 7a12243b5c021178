// Rows of an Arrow stream (a data frame of pandas or polars, a table of pyarrow, a batch of Spark) as
// accounts and pages.
#pragma once

#include <memory>

#include "arrow_abi.h"
#include "base/result.h"
#include "ingest/field_map.h"
#include "ingest/raw_page.h"

namespace tellings {

// Takes over `stream`. Columns are called as the fields of an account are (COLLATION.md), or as `fields`
// says; others are passed over. A row is named "row N" from 0. The values are read where they lie; batches
// are asked for one at a time. Errors: there is neither a text nor an html column, or a column that is read
// has a type that is no text. What the stream itself reports later is a skipped item, the last one.
Result<std::unique_ptr<PageSource>> read_arrow(ArrowArrayStream& stream, const FieldMap& fields);

}  // namespace tellings
