// The collation document (`tellings.collation/1`, docs/schema/collation.schema.json): a Collation as JSON.
// Here, and nowhere else, byte spans become code-point offsets.
#pragma once

#include <string>
#include <vector>

#include "brief/changes.h"
#include "collate/collation.h"
#include "document/decision.h"

namespace tellings {

struct ModelVersion {
  std::string name;
  std::string sha256;
};

struct DocumentOptions {
  std::string engine_version;
  std::vector<ModelVersion> models;
  bool with_text = true;  // false: texts are null, offsets stay
  int indent = 1;         // blanks a level; -1: one line
  bool excerpts = false;  // texts are null; each account has its cited sentences instead (excerpts.h)
  std::vector<std::vector<CollationChange>> changes;  // [story]; empty without an earlier document
  std::vector<Decision> decisions;                    // what people decided, as applied
};

// UTF-8 JSON that ends with a line end. Same collation, same bytes: keys in the order of the schema, numbers
// in shortest form. REQUIRES: all spans lie within their texts.
std::string write_document(const Collation& collation, const DocumentOptions& options);

}  // namespace tellings
