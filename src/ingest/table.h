// Comma- and tab-separated tables with a head row (RFC 4180: quoted fields may hold commas, line ends and ""
// for ").
#pragma once

#include <memory>
#include <string>

#include "ingest/byte_stream.h"
#include "ingest/field_map.h"
#include "ingest/raw_page.h"

namespace tellings {

// One item a row; `separator` is ',' or '\t'. Rows with more fields than the head are skipped and told.
std::unique_ptr<PageSource> read_table_file(std::unique_ptr<ByteStream> stream, std::string path,
                                            char separator, FieldMap fields);

}  // namespace tellings
