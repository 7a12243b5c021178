#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>

#include "cli/console.h"
#include "cli/parse.h"

namespace {

int run(int count, char** words) {
  const auto parsed = tellings::parse_command_line(count, words);
  if (const auto* answer = std::get_if<tellings::Answer>(&parsed)) {
    std::fputs(answer->text.c_str(), answer->wrong ? stderr : stdout);
    return answer->wrong ? tellings::kWrongUsage : tellings::kDone;
  }
  std::error_code error;
  const auto binary = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto& invocation = std::get<tellings::Invocation>(parsed);
  return invocation.command->run(invocation.arguments, {binary.parent_path().string()});
}

}  // namespace

int main(int count, char** words) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed print, not a death
  std::signal(SIGXFSZ, SIG_IGN);  // so is a file over the limit that the shell set
  try {
    return run(count, words);
  } catch (const std::exception& error) {  // out of memory, above all: the engine itself throws nothing
    std::fprintf(stderr, "tellings: stopped: %s\n", error.what());
    return tellings::kNothingReadable;
  }
}
