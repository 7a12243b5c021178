#include "cli/man_page.h"

#include "cli/flags.h"
#include "cli/version.h"

namespace tellings {
namespace {

// Text that roff takes as it stands.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
  return out;
}

std::string typed(std::string_view name) {
  std::string words(name);
  for (char& c : words) c = c == '-' ? ' ' : c;
  return words;
}

void append_flag(std::string& out, const Flag& flag) {
  out += ".TP\n" + (flag.value.empty() ? ".B " + escaped(flag.name)
                                       : ".BI \"" + escaped(flag.name) + " \" " + std::string(flag.value));
  out += "\n" + escaped(flag.help) + "\n";
}

}  // namespace

std::string man_page() {
  std::string out = ".TH TELLINGS 1 \"\" \"tellings " + std::string(kVersion) + "\" \"User Commands\"\n";
  out += ".SH NAME\ntellings \\- read many accounts of one event and lay them side by side\n.SH SYNOPSIS\n";
  for (const Command& command : all_commands()) {
    out += ".B tellings " + typed(command.name) + "\n[\\fIOPTION\\fR]... " + escaped(command.operands) +
           "\n.br\n";
  }
  out +=
      ".SH COMMANDS\nInputs are files, folders, or \\- for standard input; .gz and .zst are unpacked on the "
      "way.\n";
  for (const Command& command : all_commands()) {
    out += ".SS " + typed(command.name) + "\n" + escaped(command.text) + "\n";
    for (const Flag* flag : flags_of(command)) append_flag(out, *flag);
  }
  out +=
      ".SH EXIT STATUS\n.TP\n.B 0\nThe run was done; inputs that were skipped are told on standard "
      "error.\n.TP\n.B 1\nNothing could be read.\n";
  out +=
      ".TP\n.B 2\nWrong usage.\n.SH ENVIRONMENT\n.TP\n.B TELLINGS_MODELS\nThe folder of the models.\n.TP\n.B "
      "NO_COLOR\nWhere set, reports have no colours.\n";
  return out;
}

}  // namespace tellings
