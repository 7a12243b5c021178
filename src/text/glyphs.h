// Letters that only look like the plain ones: ligatures of typesetting, letters of other scripts that a
// spinner puts into English words, letters and their accents as two code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace tellings {

struct Glyph {
  ByteSpan printed;   // one code point or more
  std::string plain;  // what a reader sees
};

// The places of `text` where a reader sees other letters than are printed, in order.
//
//   oﬃce -> office     sаid (Cyrillic а) -> said     e + U+0301 -> é
// Counter-example: "Москва": a word without a Latin letter is a word of its own script.
std::vector<Glyph> odd_glyphs(std::string_view text);

}  // namespace tellings
