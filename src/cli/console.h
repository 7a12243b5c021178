// Standard output and standard error of a command.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/raw_page.h"
#include "pipeline/progress.h"

namespace tellings {

// False where the reader has gone (a closed pipe) or the disk is full.
bool print(std::string_view text);

// `text` as a terminal may have it: line ends stay, other control characters become blanks.
std::string printable(std::string_view text);

// One line on standard error, control characters of it made harmless.
void report(std::string_view line);

// "tellings: skipped PATH: reason", one line each.
void report_skipped(const std::vector<SkippedPage>& skipped);
void report_skipped(const SkippedPage& skipped);

// "tellings: 10 accounts, 2 skipped", the line that closes a run.
void report_count(std::size_t accounts, std::size_t skipped);

// "reading 512 of 2048, 128 a second, 12 s left"; what is not known is left out (`all` 0).
std::string progress_line(std::string_view stage, std::size_t done, std::size_t all, double seconds);

// Shows how far a run has come on one line of standard error, where that is a terminal and the run takes over
// a second.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  [[nodiscard]] Progress show();

 private:
  bool terminal_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace tellings
