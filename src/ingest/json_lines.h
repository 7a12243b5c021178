// JSON Lines of accounts, and a JSON array of them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/byte_stream.h"
#include "ingest/field_map.h"
#include "ingest/raw_page.h"

namespace tellings {

// One item a line. A line that is no JSON object is skipped with its number; the rest goes on. Paragraph
// roles, byline and credit of `tellings extract` are read back. Strings with invalid UTF-8 or lone surrogates
// get U+FFFD.
std::unique_ptr<PageSource> read_json_lines(std::unique_ptr<ByteStream> stream, std::string path,
                                            FieldMap fields);

// The members of an array, or one object over several lines. The whole file is held.
std::unique_ptr<PageSource> read_json_file(std::unique_ptr<ByteStream> stream, const std::string& path,
                                           const FieldMap& fields);

// A field that a line holds as a list, given by itself as JSON: the paragraphs that `tellings extract` gave
// for `text` (none where they do not fit it), texts and numbers as strings. Nothing where `json` is no list.
std::vector<Paragraph> read_paragraphs(std::string_view json, std::string_view text);
std::vector<std::string> read_strings(std::string_view json);

}  // namespace tellings
