// The one table of commands and flags: the parser, `--help`, the man page and its test are made from it.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tellings {

struct Flag {
  std::string_view name;      // "--threads"
  std::string_view value;     // "N"; empty: a switch without a value
  std::string_view commands;  // of which commands, parted by blanks
  std::string_view help;      // one sentence or two
};

// What the user gave: flags by name, the other words in their order.
class Arguments {
 public:
  std::map<std::string, std::vector<std::string>, std::less<>> flags;
  std::vector<std::string> operands;

  [[nodiscard]] bool has(std::string_view flag) const { return flags.contains(flag); }
  [[nodiscard]] std::string value(std::string_view flag, std::string_view otherwise = "") const;
  [[nodiscard]] std::vector<std::string> values(std::string_view flag) const;
};

// Where a command runs: what is not an argument.
struct Environment {
  std::string binary_folder;  // models are looked for beside it
};

constexpr int kDone = 0;             // done, skipped inputs included
constexpr int kNothingReadable = 1;  // nothing could be read, or a model is missing
constexpr int kWrongUsage = 2;

struct Command {
  std::string_view name;      // "model-pack" is typed `model pack`
  std::string_view operands;  // "[FILE|DIR|-]..."
  std::string_view summary;   // one line
  std::string_view text;      // what it reads and prints
  int (*run)(const Arguments&, const Environment&);
};

std::span<const Command> all_commands();
std::span<const Flag> all_flags();
std::vector<const Flag*> flags_of(const Command& command);

}  // namespace tellings
