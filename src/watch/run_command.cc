#include "watch/run_command.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>

namespace tellings {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kLook = std::chrono::milliseconds(10);  // between two looks whether it has ended

tl::unexpected<Error> failure(const std::vector<std::string>& words, const std::string& why) {
  return fail(ErrorCode::kUnreadable, "running " + words.front() + ": " + why);
}

int milliseconds_to(Clock::time_point deadline) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::max<long>(0, left));
}

// While it lives, a write of this thread to a pipe that nobody reads fails with EPIPE; the default would end
// the process, and to ignore SIGPIPE in all threads is for the program to decide. A signal that came
// meanwhile is taken back, unless one was due before.
class NoBrokenPipe {
 public:
  NoBrokenPipe() {
    sigemptyset(&broken_pipe_);
    sigaddset(&broken_pipe_, SIGPIPE);
    sigset_t due;
    sigpending(&due);
    was_due_ = sigismember(&due, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &broken_pipe_, &before_);
  }
  NoBrokenPipe(const NoBrokenPipe&) = delete;
  NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;
  ~NoBrokenPipe() {
    const timespec now{};
    while (!was_due_ && sigtimedwait(&broken_pipe_, nullptr, &now) < 0 && errno == EINTR) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t broken_pipe_;
  sigset_t before_;
  bool was_due_ = false;
};

// What it does not read in time, or at all, is left.
void feed(int pipe, std::string_view input, Clock::time_point deadline) {
  const NoBrokenPipe no_broken_pipe;
  while (!input.empty()) {
    pollfd ready{pipe, POLLOUT, 0};
    if (::poll(&ready, 1, milliseconds_to(deadline)) <= 0 || (ready.revents & POLLOUT) == 0) return;
    const ssize_t written = ::write(pipe, input.data(), input.size());
    if (written < 0 && errno != EAGAIN && errno != EINTR) return;
    if (written > 0) input.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Its status; nothing where it had not ended by `deadline`.
bool wait_for(pid_t child, Clock::time_point deadline, int& status) {
  for (;;) {
    if (::waitpid(child, &status, WNOHANG) == child) return true;
    if (Clock::now() >= deadline) return false;
    std::this_thread::sleep_for(kLook);
  }
}

// The child with `input` as its standard input and our standard error as its output; 0 where it cannot be
// run.
pid_t spawn(const std::vector<std::string>& words, int input, int& error) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);  // whatever we do with it
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
  pid_t child = 0;
  error = ::posix_spawnp(&child, arguments.front(), &actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error == 0 ? child : 0;
}

}  // namespace

Result<std::vector<std::string>> split_command(std::string_view command) {
  std::vector<std::string> words;
  bool inside = false;  // a word
  char quote = 0;
  for (const char c : command) {
    if (quote != 0 ? c == quote : (c == '\'' || c == '"')) {
      quote = quote != 0 ? '\0' : c;
      if (!inside) words.emplace_back();
      inside = true;
    } else if (quote == 0 && (c == ' ' || c == '\t')) {
      inside = false;
    } else {
      if (!inside) words.emplace_back();
      inside = true;
      words.back().push_back(c);
    }
  }
  if (quote != 0 || words.empty() || words.front().empty())
    return fail(ErrorCode::kUsage, "reading the command " + std::string(command) + ": " +
                                       (quote != 0 ? "a quote is not closed" : "names no program"));
  return words;
}

Result<void> run_command(const std::vector<std::string>& words, std::string_view input, int seconds) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return failure(words, std::strerror(errno));
  ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
  int error = 0;
  const pid_t child = spawn(words, ends[0], error);
  ::close(ends[0]);
  if (child == 0) {
    ::close(ends[1]);
    return failure(words, std::strerror(error));
  }
  const auto deadline = Clock::now() + std::chrono::seconds(seconds);
  feed(ends[1], input, deadline);
  ::close(ends[1]);
  int status = 0;
  const bool ended = wait_for(child, deadline, status);
  ::kill(-child, SIGKILL);  // what it started and left behind goes too
  if (!ended) {
    ::waitpid(child, &status, 0);
    return failure(words, "had not ended after " + std::to_string(seconds) + " seconds and was killed");
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return failure(words, WIFEXITED(status) ? "ended with " + std::to_string(WEXITSTATUS(status))
                                          : "was killed by a signal");
}

}  // namespace tellings
