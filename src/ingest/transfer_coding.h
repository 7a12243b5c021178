// The codings that mail brought along: base64 and quoted-printable, in feeds and MHTML.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tellings {

// Blanks and line ends are passed over, padding may be missing. Nothing where another character stands in
// `text`.
std::optional<std::string> from_base64(std::string_view text);

// "=E2=82=AC" -> "€", "=" at a line's end joins lines; what is no code stays as it is.
std::string from_quoted_printable(std::string_view text);

}  // namespace tellings
