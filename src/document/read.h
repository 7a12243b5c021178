// The collation document back from its JSON: what write.h printed, an earlier run's file, another program's.
#pragma once

#include <string_view>

#include "base/result.h"
#include "collate/collation.h"
#include "document/write.h"

namespace tellings {

struct CollationDocument {
  Collation collation;
  DocumentOptions options;  // engine and models as printed; with_text as found
};

// write_document(d.collation, d.options) gives the same bytes again, for what this version writes with texts.
// Without texts (--no-text) all spans are empty: code points cannot be turned into bytes. Fields that are not
// known are passed over. The error names the first place that is not as the schema says. Thread-safe.
Result<CollationDocument> read_document(std::string_view json);

}  // namespace tellings
