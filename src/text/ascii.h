// ASCII letters as bytes: for names of protocols and files, and for printed words held against lists of such.
#pragma once

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

}  // namespace tellings
