#include "render/markdown.h"

#include "text/utf8.h"

namespace tellings {
namespace {

// Backslash escapes are allowed before any ASCII punctuation (CommonMark 0.30, 2.4); these can open markup or
// HTML.
std::string escaped(std::string_view words) {
  static constexpr std::string_view kMarkup = "\\`*_{}[]<>()#+-!|~&";
  std::string out;
  for (const char c : words) {
    if (kMarkup.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// Marks must touch their words: blanks at the ends stay outside.
std::string wrapped(std::string_view words, std::string_view mark) {
  const std::size_t begin = words.find_first_not_of(' ');
  if (begin == std::string_view::npos) return std::string(words);
  const std::size_t end = words.find_last_not_of(' ') + 1;
  std::string out(words.substr(0, begin));
  out += mark;
  out += escaped(words.substr(begin, end - begin));
  out += mark;
  out += words.substr(end);
  return out;
}

std::string print_run(const Run& run) {
  switch (run.style) {
    case Style::kStrong:
    case Style::kDiffers:
      return wrapped(run.text, "**");
    case Style::kFaint:
      return wrapped(run.text, "_");
    case Style::kOurs:
    case Style::kPrinted:
    case Style::kAccount:
      return escaped(run.text);
  }
  return {};
}

// A tree's depth is the length of its branch: three columns a level.
int depth_of(const Line& line) { return line.indent + static_cast<int>(count_code_points(line.branch) / 3); }

std::string print_line(const Line& line) {
  const int depth = depth_of(line);
  std::string out;
  if (line.bullet || depth > 0) out = std::string(static_cast<std::size_t>(depth) * 2, ' ') + "- ";
  for (const Run& run : line.runs) out += print_run(run);
  return out + "\n";
}

}  // namespace

std::string print_markdown(const std::vector<Report>& reports) {
  std::string out;
  for (const Report& report : reports) {
    if (!out.empty()) out += "\n";
    out += "# " + escaped(report.title) + "\n";
    for (const Line& line : report.head) out += "\n" + print_line(line);
    for (const Section& section : report.sections) {
      out += "\n## " + escaped(section.title) + "\n\n";
      if (!section.note.empty()) out += "_" + escaped(section.note) + "_\n\n";
      bool list_open = false;
      for (const Line& line : section.lines) {
        const bool item = line.bullet || depth_of(line) > 0;
        if (!item && list_open) out += "\n";
        out += print_line(line);
        if (!item) out += "\n";
        list_open = item;
      }
    }
  }
  return out;
}

}  // namespace tellings
