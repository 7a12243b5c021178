// Where collations go: the terminal and files.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "render/terminal.h"

namespace tellings {

// Replaces the file. kUnreadable where that is not possible.
Result<void> write_file(const std::string& path, std::string_view bytes);

// What standard output is: its width, and whether it shows colours (NO_COLOR, COLUMNS).
TerminalOptions terminal_options();

}  // namespace tellings
