// ASCII letters as bytes: for names of protocols and files, and for printed words held against lists of such.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tellings {

// A to Z in lower case; other bytes as they are, whatever the locale.
inline std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

// Blanks, tabs and carriage returns of both ends cut off: for lines of protocols and settings. Text that
// people read is trimmed by text/chars.h.
inline std::string_view trim_ascii(std::string_view text) {
  static constexpr std::string_view kBlank = " \t\r";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

}  // namespace tellings
