// Cells of a table that other programs read (RFC 4180).
#pragma once

#include <string>
#include <string_view>

namespace tellings {

// `text` as one cell: between marks where it has to be, and with an apostrophe before it where a table
// program would run it as a formula (OWASP, CSV injection).
//
//   csv_cell("a, b") == "\"a, b\""   csv_cell("=1+1") == "'=1+1"
std::string csv_cell(std::string_view text);

}  // namespace tellings
