#include <csignal>
#include <cstdio>
#include <filesystem>

#include "cli/console.h"
#include "cli/parse.h"

int main(int count, char** words) {
  using namespace tellings;
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed print, not a death
  const auto parsed = parse_command_line(count, words);
  if (const auto* answer = std::get_if<Answer>(&parsed)) {
    std::fputs(answer->text.c_str(), answer->wrong ? stderr : stdout);
    return answer->wrong ? kWrongUsage : kDone;
  }
  std::error_code error;
  const auto binary = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto& invocation = std::get<Invocation>(parsed);
  return invocation.command->run(invocation.arguments, {binary.parent_path().string()});
}
