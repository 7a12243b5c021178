// Mends what scrapers break around quotation marks, so that a language model sees the sentence that was
// meant, and maps every byte back to the text as printed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace tellings {

// A paragraph as a model should read it.
//
//   printed    touch,“he said.     We go, “he said.
//   text       touch,” he said.    We go,” he said.
//
// origin[i] is the first byte of the printed text that byte i of `text` stands for, past[i] the one past the
// last; a letter that was replaced has those of what is printed. Bytes that were put in (blanks) map to the
// byte that follows them. A mark that was moved keeps the place where it is printed.
class RepairedText {
 public:
  explicit RepairedText(std::string_view unchanged) : text_(unchanged) {}
  RepairedText(std::string text, std::vector<std::uint32_t> origin, std::vector<std::uint32_t> past)
      : text_(std::move(text)), origin_(std::move(origin)), past_(std::move(past)) {}

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool changed() const { return !origin_.empty(); }
  // Bytes of the printed text for bytes of text(). REQUIRES: span within text() and not empty, neither edge
  // on a blank that was put in.
  [[nodiscard]] ByteSpan printed(ByteSpan span) const;

 private:
  std::string text_;
  std::vector<std::uint32_t> origin_;  // empty: nothing was changed
  std::vector<std::uint32_t> past_;
};

// Takes out zero-width and bidi characters and soft hyphens; sets a blank outside a quotation mark that is
// glued to a word; moves a closing mark that stands on the wrong side of the blank; sets blanks around a dash
// that is glued to a mark; prints letters as a reader sees them (text/glyphs.h). Changes nothing else, so
// that most paragraphs come back as they were. Example: repair_quotes("touch,“he said.”").text() == "touch,”
// he said.”".
RepairedText repair_quotes(std::string_view paragraph);

}  // namespace tellings
