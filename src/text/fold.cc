#include "text/fold.h"

#include <utf8proc.h>

#include <array>
#include <unordered_map>

#include "base/lexicon.h"
#include "text/chars.h"
#include "text/data.h"
#include "text/utf8.h"

namespace tellings {
namespace {

constexpr std::size_t kLongest = 18;  // U+FDFA decomposes into 18 code points, the longest in Unicode

struct Expansion {
  std::array<utf8proc_int32_t, kLongest> code_points{};
  std::size_t size = 0;
};

Expansion expand(utf8proc_int32_t code_point, int options) {
  Expansion result;
  int boundary_class = 0;
  const auto written =
      utf8proc_decompose_char(code_point, result.code_points.data(), static_cast<utf8proc_ssize_t>(kLongest),
                              static_cast<utf8proc_option_t>(options), &boundary_class);
  if (written > 0 && written <= static_cast<utf8proc_ssize_t>(kLongest))
    result.size = static_cast<std::size_t>(written);
  return result;
}

using Spellings = std::unordered_map<char32_t, std::string_view>;
const Spellings& plain_spellings() {
  static const Spellings kSpellings = [] {
    Spellings map;
    for (const auto& row : read_table(text_data::kPlainLetters))
      map.emplace(decode_at(row[0], 0).code_point, row[1]);
    return map;
  }();
  return kSpellings;
}

bool vanishes_in_names(char32_t c) { return is_apostrophe(c) || is_dash(c) || is_invisible(c); }

}  // namespace

void append_fold(std::string& out, char32_t code_point) {
  if (code_point < 0x80) {
    out += static_cast<char>(code_point >= 'A' && code_point <= 'Z' ? code_point + 32 : code_point);
    return;
  }
  const Expansion parts =
      expand(static_cast<utf8proc_int32_t>(code_point), UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE);
  for (std::size_t i = 0; i < parts.size; ++i) {
    if (utf8proc_get_property(parts.code_points[i])->combining_class != 0) continue;
    const Expansion folded = expand(parts.code_points[i], UTF8PROC_CASEFOLD);
    for (std::size_t j = 0; j < folded.size; ++j)
      append_utf8(out, static_cast<char32_t>(folded.code_points[j]));
  }
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const CodePointAt& at : code_points(text)) append_fold(out, at.code_point);
  return out;
}

std::string fold_name(std::string_view text) {
  const Spellings& plain = plain_spellings();
  std::string out;
  out.reserve(text.size());
  const std::string folded = fold(text);
  for (const CodePointAt& at : code_points(folded)) {
    if (vanishes_in_names(at.code_point)) continue;
    const auto found = at.code_point < 0x80 ? plain.end() : plain.find(at.code_point);
    if (found != plain.end()) {
      out += found->second;
    } else {
      append_utf8(out, at.code_point);
    }
  }
  return out;
}

}  // namespace tellings
