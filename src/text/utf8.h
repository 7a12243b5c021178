// UTF-8 read and written code point by code point. Text is checked once, on reading (sanitize_utf8); all
// later code may take it as valid, and reads garbage as U+FFFD rather than past the end where it is not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

namespace tellings {

inline constexpr char32_t kReplacement = 0xFFFD;

// One code point and the bytes that it takes.
struct Decoded {
  char32_t code_point = 0;
  std::uint32_t size = 0;  // 1..4
};

// The code point that starts at byte `at`. Where no valid sequence stands: U+FFFD and the size of the
// "maximal subpart" (WHATWG, Unicode 3.9 table 3-8): what a decoder replaces by one U+FFFD. REQUIRES: at <
// text.size().
Decoded decode_at(std::string_view text, std::size_t at);

// The code point that ends before byte `end`. REQUIRES: 0 < end <= text.size() and `text` is valid.
Decoded decode_before(std::string_view text, std::size_t end);

// Appends `code_point`; surrogates and values above U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);
std::string to_utf8(char32_t code_point);

bool is_valid_utf8(std::string_view text);

// `bytes` with each invalid part replaced by U+FFFD, one for each maximal subpart. Example: "a\xE2\x82z" ->
// "a\uFFFDz".
std::string sanitize_utf8(std::string_view bytes);

// Number of code points of valid text.
std::size_t count_code_points(std::string_view text);

inline bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// One step of a walk over a text.
struct CodePointAt {
  char32_t code_point = 0;
  std::uint32_t begin = 0;  // bytes [begin, end)
  std::uint32_t end = 0;
};

// for (const CodePointAt& at : code_points(text)) ... The text must outlive the walk.
class CodePointRange {
 public:
  class Iterator {
   public:
    using value_type = CodePointAt;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    Iterator(std::string_view text, std::size_t at) : text_(text) { read(at); }
    const CodePointAt& operator*() const { return now_; }
    const CodePointAt* operator->() const { return &now_; }
    Iterator& operator++() {
      read(now_.end);
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator& other) const { return now_.begin == other.now_.begin; }

   private:
    void read(std::size_t at) {
      now_.begin = now_.end = static_cast<std::uint32_t>(at);
      if (at >= text_.size()) return;
      const Decoded decoded = decode_at(text_, at);
      now_.code_point = decoded.code_point;
      now_.end += decoded.size;
    }
    std::string_view text_;
    CodePointAt now_;
  };

  explicit CodePointRange(std::string_view text) : text_(text) {}
  [[nodiscard]] Iterator begin() const { return {text_, 0}; }
  [[nodiscard]] Iterator end() const { return {text_, text_.size()}; }

 private:
  std::string_view text_;
};

inline CodePointRange code_points(std::string_view text) { return CodePointRange(text); }

}  // namespace tellings
