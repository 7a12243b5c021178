#include "text/glyphs.h"

#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "base/lexicon.h"
#include "text/chars.h"
#include "text/data.h"
#include "text/utf8.h"

namespace tellings {
namespace {

constexpr char32_t kFirstLigature = 0xFB00;
constexpr std::array<std::string_view, 7> kLigatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

bool is_latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_accent(char32_t c) { return c >= 0x300 && c <= 0x36F; }

// data/look_alikes.tsv, by code point.
const std::unordered_map<char32_t, std::string_view>& look_alikes() {
  static const auto kTable = [] {
    std::unordered_map<char32_t, std::string_view> table;
    for (const auto& entry : read_table(text_data::kLookAlikes))
      table.emplace(decode_at(entry[0], 0).code_point, entry[1]);
    return table;
  }();
  return kTable;
}

// A word that has Latin letters and whose others all look like some.
bool is_spun(std::string_view word) {
  bool latin = false;
  bool alike = false;
  for (const CodePointAt& at : code_points(word)) {
    latin |= is_latin(at.code_point);
    if (at.code_point < 0x370 || is_invisible(at.code_point)) continue;
    if (!look_alikes().contains(at.code_point)) return false;
    alike = true;
  }
  return latin && alike;
}

void add_look_alikes(std::string_view text, ByteSpan word, std::vector<Glyph>& glyphs) {
  if (!is_spun(word.in(text))) return;
  for (const CodePointAt& at : code_points(word.in(text))) {
    const auto found = look_alikes().find(at.code_point);
    if (found == look_alikes().end()) continue;
    glyphs.push_back({{word.begin + at.begin, word.begin + at.end}, std::string(found->second)});
  }
}

// The letter at `at` with the accents after it, where Unicode has them as one.
void add_composed(std::string_view text, const CodePointAt& at, std::vector<Glyph>& glyphs) {
  if (at.end >= text.size() || !is_accent(decode_at(text, at.end).code_point)) return;
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* composer = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status)) return;
  auto letter = static_cast<UChar32>(at.code_point);
  std::uint32_t end = at.end;
  while (end < text.size()) {
    const Decoded accent = decode_at(text, end);
    if (!is_accent(accent.code_point)) break;
    const UChar32 both = unorm2_composePair(composer, letter, static_cast<UChar32>(accent.code_point));
    if (both < 0) break;
    letter = both;
    end += accent.size;
  }
  if (end == at.end) return;
  Glyph glyph{{at.begin, end}, {}};
  append_utf8(glyph.plain, static_cast<char32_t>(letter));
  glyphs.push_back(std::move(glyph));
}

}  // namespace

std::vector<Glyph> odd_glyphs(std::string_view text) {
  std::vector<Glyph> glyphs;
  std::uint32_t word = 0;  // where the word that goes on here begins
  bool in_word = false;
  const auto end_word = [&](std::uint32_t end) {
    if (in_word) add_look_alikes(text, {word, end}, glyphs);
    in_word = false;
  };
  for (const CodePointAt& at : code_points(text)) {
    const char32_t c = at.code_point;
    const bool ligature = c >= kFirstLigature && c < kFirstLigature + kLigatures.size();
    const bool letter = !ligature && (is_letter(c) || is_accent(c) || is_invisible(c));
    if (!letter) end_word(at.begin);
    if (letter && !in_word) in_word = true, word = at.begin;
    if (ligature) glyphs.push_back({{at.begin, at.end}, std::string(kLigatures[c - kFirstLigature])});
    if (is_letter(c)) add_composed(text, at, glyphs);
  }
  end_word(static_cast<std::uint32_t>(text.size()));
  std::sort(glyphs.begin(), glyphs.end(),
            [](const Glyph& a, const Glyph& b) { return a.printed < b.printed; });
  std::erase_if(glyphs, [last = std::uint32_t{0}](const Glyph& glyph) mutable {
    if (glyph.printed.begin < last) return true;
    last = glyph.printed.end;
    return false;
  });
  return glyphs;
}

}  // namespace tellings
