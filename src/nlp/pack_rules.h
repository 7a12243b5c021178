// From the files of a spaCy pipeline to the packed model: the half that holds rules and word tables. Each
// takes the bytes of one file, which may be anything; `place` names it in errors (kInvalid).
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/result.h"
#include "nlp/packed_file.h"

namespace tellings {

// tokenizer:
// {"prefix", "suffix", "infix", "token_match", "url_match": pattern or null, "faster_heuristics": bool,
//  "exceptions": [[string, [[piece, norm or null], ...]], ...]} in code-point order of the strings.
Result<nlohmann::json> pack_tokenizer(std::string_view bytes, const std::string& place);

// vocab/lookups.bin: adds "norms.keys" and "norms.values": string ids of words, sorted, and of their norms.
// Nothing where the vocabulary has no such table.
Result<void> pack_norms(std::string_view bytes, const std::string& place, PackedWriter& out);

// vocab/key2row: adds "vectors.keys" and "vectors.rows": string ids, sorted, and the row of each.
Result<void> pack_vector_keys(std::string_view bytes, const std::string& place, PackedWriter& out);

// attribute_ruler/patterns: [{"patterns", "attrs", "index"}, ...] as spaCy writes them.
Result<nlohmann::json> pack_ruler(std::string_view bytes, const std::string& place);

// lemmatizer/lookups/lookups.bin, the rules of a rule lemmatizer: {"<part of speech id>": [[old, new], ...]}.
// Adds for each part of speech the words it knows, "lemma.ID.index" (sorted ids), and its exceptions,
// "lemma.ID.keys" (sorted ids), "lemma.ID.starts" and "lemma.ID.forms" (the forms of exception i, parted by
// tabs, are bytes starts[i] to starts[i + 1]).
Result<nlohmann::json> pack_lemmatizer(std::string_view bytes, const std::string& place, PackedWriter& out);

}  // namespace tellings
