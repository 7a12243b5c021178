#include "render/terminal.h"

#include <algorithm>

#include "text/utf8.h"

namespace tellings {
namespace {

constexpr std::string_view kReset = "\x1b[0m";

std::string_view colour_of(Style style) {
  switch (style) {
    case Style::kOurs:
    case Style::kPrinted:
      return "";
    case Style::kStrong:
      return "\x1b[1m";
    case Style::kFaint:
      return "\x1b[2m";
    case Style::kDiffers:
      return "\x1b[31;4m";
    case Style::kAccount:
      return "\x1b[34m";
  }
  return "";
}

int columns(std::string_view words) { return static_cast<int>(count_code_points(words)); }

// Writes words into lines of a width; a style is closed before a line end and opened again after it.
class Wrapper {
 public:
  Wrapper(const TerminalOptions& options, std::string first, std::string rest)
      : colour_(options.colour),
        width_(std::max(options.width, 40)),
        rest_(std::move(rest)),
        out_(std::move(first)),
        column_(columns(out_)) {}

  void add(const Run& run) {
    const bool asterisks = !colour_ && run.style == Style::kDiffers;
    std::string words = asterisks ? "*" + run.text + "*" : run.text;
    std::size_t at = 0;
    while (at < words.size()) {
      std::size_t end = words.find(' ', at);
      const bool blank = end == at;
      if (blank) end = words.find_first_not_of(' ', at);
      if (end == std::string::npos) end = words.size();
      put(std::string_view(words).substr(at, end - at), run.style, blank);
      at = end;
    }
  }

  std::string take() && { return std::move(out_) + "\n"; }

 private:
  void put(std::string_view piece, Style style, bool blank) {
    if (blank) {
      pending_ += piece;
      return;
    }
    const int needed = columns(pending_) + columns(piece);
    if (column_ + needed > width_ && !pending_.empty()) {
      out_ += "\n" + rest_;
      column_ = columns(rest_);
    } else {
      out_ += pending_;
      column_ += columns(pending_);
    }
    pending_.clear();
    const std::string_view code = colour_ ? colour_of(style) : "";
    out_ += code;
    out_ += piece;
    if (!code.empty()) out_ += kReset;
    column_ += columns(piece);
  }

  bool colour_;
  int width_;
  std::string rest_;
  std::string out_;
  std::string pending_;
  int column_;
};

std::string print_line(const Line& line, const TerminalOptions& options) {
  std::string first(static_cast<std::size_t>(line.indent) * 2, ' ');
  std::string rest = first;
  if (line.bullet) {
    first += "- ";
    rest += "  ";
  }
  first += line.branch;
  rest.append(static_cast<std::size_t>(columns(line.branch)), ' ');
  Wrapper wrapper(options, first, rest);
  for (const Run& run : line.runs) wrapper.add(run);
  return std::move(wrapper).take();
}

Line heading(const std::string& title, const std::string& note) {
  Line line;
  line.runs.push_back({title, Style::kStrong});
  if (!note.empty()) line.runs.push_back({"  (" + note + ")", Style::kFaint});
  return line;
}

}  // namespace

std::string print_terminal(const std::vector<Report>& reports, const TerminalOptions& options) {
  std::string out;
  for (const Report& report : reports) {
    if (!out.empty()) out += "\n";
    out += print_line(heading(report.title, ""), options);
    for (const Line& line : report.head) out += print_line(line, options);
    for (const Section& section : report.sections) {
      out += "\n" + print_line(heading(section.title, section.note), options);
      for (const Line& line : section.lines) out += print_line(line, options);
    }
  }
  return out;
}

}  // namespace tellings
