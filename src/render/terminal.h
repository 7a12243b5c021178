// A report for a terminal: wrapped to its width, coloured where colours are wanted, marks that survive
// without colour.
#pragma once

#include <string>
#include <vector>

#include "render/report.h"

namespace tellings {

struct TerminalOptions {
  bool colour = false;  // ANSI; without it words that differ stand between asterisks
  int width = 100;      // columns; at least 40
};

// UTF-8 text that ends with a line end; empty for no reports.
std::string print_terminal(const std::vector<Report>& reports, const TerminalOptions& options);

}  // namespace tellings
