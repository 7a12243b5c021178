#include "cli/console.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "text/utf8.h"

namespace tellings {
namespace {

// File names and reasons may hold anything: no line end, escape sequence or broken byte reaches the terminal.
std::string harmless(std::string_view text, bool keep_lines) {
  std::string out;
  const std::string clean = sanitize_utf8(text);
  for (const CodePointAt& at : code_points(clean)) {
    const bool kept = keep_lines && at.code_point == '\n';
    const bool control = !kept && (at.code_point < 0x20 || (at.code_point >= 0x7F && at.code_point < 0xA0));
    append_utf8(out, control ? U' ' : at.code_point);
  }
  return out;
}

}  // namespace

bool print(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
}

std::string printable(std::string_view text) { return harmless(text, true); }

void report(std::string_view line) {
  const std::string text = "tellings: " + harmless(line, false) + "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void report_skipped(const SkippedPage& skipped) {
  report("skipped " + skipped.origin + ": " + skipped.reason);
}
void report_skipped(const std::vector<SkippedPage>& skipped) {
  for (const SkippedPage& page : skipped) report_skipped(page);
}

void report_count(std::size_t accounts, std::size_t skipped) {
  report(std::to_string(accounts) + (accounts == 1 ? " account, " : " accounts, ") + std::to_string(skipped) +
         " skipped");
}

std::string progress_line(std::string_view stage, std::size_t done, std::size_t all, double seconds) {
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  std::string line = std::string(stage) + " " + std::to_string(done);
  if (all != 0) line += " of " + std::to_string(std::max(all, done));
  if (rate >= 1) line += ", " + std::to_string(std::llround(rate)) + " a second";
  if (all > done && rate > 0) {
    const auto left = std::llround(static_cast<double>(all - done) / rate);
    line +=
        left < 120 ? ", " + std::to_string(left) + " s left" : ", " + std::to_string(left / 60) + " min left";
  }
  return line;
}

ProgressLine::ProgressLine()
    : terminal_(isatty(STDERR_FILENO) == 1), start_(std::chrono::steady_clock::now()), last_(start_) {}

ProgressLine::~ProgressLine() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

Progress ProgressLine::show() {
  if (!terminal_) return {};
  return [this](std::string_view stage, std::size_t done, std::size_t all) {
    const auto now = std::chrono::steady_clock::now();
    if (now - start_ < std::chrono::seconds(1) || now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    shown_ = true;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const std::string line = progress_line(stage, done, all, seconds);
    std::fprintf(stderr, "\r\033[K%s", line.c_str());
  };
}

}  // namespace tellings
