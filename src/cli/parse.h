// The command line against the table of flags.
#pragma once

#include <string>
#include <variant>

#include "cli/flags.h"

namespace tellings {

struct Invocation {
  const Command* command = nullptr;
  Arguments arguments;
};

// Nothing to run: help, the version, or what is wrong with the command line.
struct Answer {
  std::string text;
  bool wrong = false;  // goes to standard error, exit 2
};

std::variant<Invocation, Answer> parse_command_line(int count, const char* const* words);

}  // namespace tellings
