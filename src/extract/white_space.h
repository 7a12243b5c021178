// White space as HTML shows it: runs become one blank, none at the start.
#pragma once

#include <string>
#include <string_view>

namespace tellings {

// Appends `printed` to `out`, runs of white space (no-break and zero-width spaces included) as one blank. No
// blank is put at the start of a line of `out`, nor after another blank. Soft hyphens are dropped.
void append_collapsed(std::string& out, std::string_view printed);

// `printed` with its white space collapsed and none at the ends.
std::string collapsed(std::string_view printed);

// Cuts blanks and line ends off the end.
void trim_end(std::string& text);

// `printed` with named and numeric character references replaced by their characters, once. Example:
// "AT&amp;T" -> "AT&T".
std::string unescaped(std::string_view printed);

}  // namespace tellings
