#include "cli/parse.h"

#include <CLI/CLI.hpp>
#include <deque>

#include "cli/man_page.h"
#include "cli/version.h"

namespace tellings {
namespace {

// CLI11 writes into these; a deque, because it keeps their addresses.
struct Slot {
  const Flag* flag = nullptr;
  bool given = false;
  std::vector<std::string> values;
};

struct Subcommand {
  CLI::App* app = nullptr;
  const Command* command = nullptr;
  std::deque<Slot> slots;
  std::vector<std::string> operands;
};

CLI::App* add_app(CLI::App& root, const Command& command) {
  CLI::App* parent = &root;
  std::string name(command.name);
  if (const std::size_t dash = name.find('-'); dash != std::string::npos) {
    const std::string first = name.substr(0, dash);
    const auto found = root.get_subcommands([&first](CLI::App* app) { return app->get_name() == first; });
    parent = found.empty() ? root.add_subcommand(first, "")->require_subcommand(1) : found.front();
    name.erase(0, dash + 1);
  }
  return parent->add_subcommand(name, std::string(command.summary));
}

void fill(Subcommand& sub) {
  sub.app->footer(std::string(sub.command->text));
  for (const Flag* flag : flags_of(*sub.command)) {
    Slot& slot = sub.slots.emplace_back();
    slot.flag = flag;
    if (flag->value.empty()) {
      sub.app->add_flag(std::string(flag->name), slot.given, std::string(flag->help));
    } else {
      sub.app->add_option(std::string(flag->name), slot.values, std::string(flag->help))
          ->type_name(std::string(flag->value))
          ->take_all()
          ->expected(1)
          ->allow_extra_args(false);
    }
  }
  if (!sub.command->operands.empty())
    sub.app->add_option("INPUT", sub.operands, std::string(sub.command->operands))->type_name("");
}

Invocation invocation_of(Subcommand& sub) {
  Invocation invocation;
  invocation.command = sub.command;
  invocation.arguments.operands = std::move(sub.operands);
  for (Slot& slot : sub.slots) {
    if (slot.given || !slot.values.empty())
      invocation.arguments.flags.emplace(slot.flag->name, std::move(slot.values));
  }
  return invocation;
}

Answer refusal(const CLI::App& root, const CLI::ParseError& error) {
  std::string words = error.what();
  std::string hint = "tellings --help";
  for (const CLI::App* sub = root.get_subcommands().empty() ? nullptr : root.get_subcommands().front();
       sub != nullptr;) {
    hint.insert(hint.rfind(' '), " " + sub->get_name());
    sub = sub->get_subcommands().empty() ? nullptr : sub->get_subcommands().front();
  }
  return {"tellings: reading the command line: " + words + "; see " + hint + "\n", true};
}

}  // namespace

std::variant<Invocation, Answer> parse_command_line(int count, const char* const* words) {
  CLI::App root("Reads many accounts of one event and lays them side by side.", "tellings");
  root.require_subcommand(0, 1);
  bool man = false;
  bool version = false;
  root.add_flag("--man", man, "Print the manual page (roff).");
  root.add_flag("--version", version, "Print the version.");
  std::deque<Subcommand> subs;
  for (const Command& command : all_commands()) {
    Subcommand& sub = subs.emplace_back();
    sub.command = &command;
    sub.app = add_app(root, command);
    fill(sub);
  }
  try {
    root.parse(count, words);
  } catch (const CLI::CallForHelp&) {
    return Answer{root.help(), false};
  } catch (const CLI::ParseError& error) {
    return refusal(root, error);
  }
  if (man) return Answer{man_page(), false};
  if (version) return Answer{"tellings " + std::string(kVersion) + "\n", false};
  for (Subcommand& sub : subs) {
    if (sub.app->parsed()) return invocation_of(sub);
  }
  return Answer{root.help(), true};
}

}  // namespace tellings
