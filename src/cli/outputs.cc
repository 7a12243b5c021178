#include "cli/outputs.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace tellings {

Result<void> write_file(const std::string& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << bytes;
  file.close();
  if (!file) return fail(ErrorCode::kUnreadable, "writing " + path + ": not possible");
  return {};
}

TerminalOptions terminal_options() {
  TerminalOptions options;
  const bool terminal = isatty(STDOUT_FILENO) == 1;
  const char* no_colour = std::getenv("NO_COLOR");
  options.colour = terminal && (no_colour == nullptr || *no_colour == '\0');
  const char* columns = std::getenv("COLUMNS");
  if (const int given = columns != nullptr ? std::atoi(columns) : 0; given >= 40) options.width = given;
  winsize size{};
  if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
    options.width = size.ws_col;
  return options;
}

}  // namespace tellings
