// From a spaCy pipeline directory to the packed model: the half that holds rules and word tables.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/result.h"
#include "nlp/packed_file.h"

namespace tellings {

// {"prefix", "suffix", "infix", "token_match", "url_match": pattern or null, "faster_heuristics": bool,
//  "exceptions": [[string, [[piece, norm or null], ...]], ...]} in code-point order of the strings.
Result<nlohmann::json> pack_tokenizer(const std::filesystem::path& directory);

// Adds "norms.keys" and "norms.values": string ids of words, sorted, and of their norms. Nothing where the
// vocabulary has no such table.
Result<void> pack_norms(const std::filesystem::path& directory, PackedWriter& out);

// Adds "vectors.keys" and "vectors.rows": string ids, sorted, and the row of each.
Result<void> pack_vector_keys(const std::filesystem::path& directory, PackedWriter& out);

// The patterns of an attribute ruler: [{"patterns", "attrs", "index"}, ...] as spaCy writes them.
Result<nlohmann::json> pack_ruler(const std::filesystem::path& directory, const std::string& component);

// The rules of a rule lemmatizer: {"<part of speech id>": [[old, new], ...]}. Adds for each part of speech
// the words it knows, "lemma.ID.index" (sorted ids), and its exceptions, "lemma.ID.keys" (sorted ids),
// "lemma.ID.starts" and "lemma.ID.forms" (the forms of exception i, parted by tabs, are bytes starts[i] to
// starts[i + 1]).
Result<nlohmann::json> pack_lemmatizer(const std::filesystem::path& directory, const std::string& component,
                                       PackedWriter& out);

}  // namespace tellings
