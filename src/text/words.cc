#include "text/words.h"

#include <array>

#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tellings {
namespace {

constexpr auto kAsciiWord = [] {
  std::array<bool, 0x80> word{};
  for (std::size_t c = 0; c < word.size(); ++c)
    word[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  return word;
}();

bool is_of_word(char32_t c) { return c < 0x80 ? kAsciiWord[c] : is_word_char(c); }
bool is_joiner(char32_t c) { return c == '.' || c == ',' || c == '\'' || c == 0x2019; }

// Takes folded characters one by one and cuts them into words. A joiner waits until the next character tells
// whether it stands inside a word.
template <typename Sink>
class Cutter {
 public:
  explicit Cutter(Sink& sink) : sink_(sink) {}

  void take(char32_t folded, ByteSpan origin) {
    if (is_of_word(folded)) {
      if (word_.folded.empty()) word_.span = origin;
      if (joiner_ != 0) append_utf8(word_.folded, joiner_);
      joiner_ = 0;
      append_utf8(word_.folded, folded);
      word_.span.end = origin.end;
    } else if (!word_.folded.empty() && joiner_ == 0 && is_joiner(folded)) {
      joiner_ = folded;
    } else {
      finish();
    }
  }

  void finish() {
    if (!word_.folded.empty()) sink_(std::move(word_));
    word_ = {};
    joiner_ = 0;
  }

 private:
  Sink& sink_;
  Word word_;
  char32_t joiner_ = 0;
};

// Hands the folded characters of `text` to `taker`, each with the bytes that it came from.
template <typename Taker>
void take_folded(std::string_view text, Taker& taker) {
  std::string folded;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      taker.take(byte >= 'A' && byte <= 'Z' ? byte + 32U : byte, {at, at + 1});
      ++at;
      continue;
    }
    const Decoded decoded = decode_at(text, at);
    folded.clear();
    append_fold(folded, decoded.code_point);
    for (const CodePointAt& part : code_points(folded)) taker.take(part.code_point, {at, at + decoded.size});
    at += decoded.size;
  }
  taker.finish();
}

template <typename Sink>
void cut(std::string_view text, Sink sink) {
  Cutter<Sink> cutter(sink);
  take_folded(text, cutter);
}

// The same cut, of which only the number of words is kept.
class Counter {
 public:
  void take(char32_t folded, ByteSpan) {
    if (is_of_word(folded)) {
      count_ += inside_ ? 0 : 1;
      inside_ = true;
      joined_ = false;
    } else if (inside_ && !joined_ && is_joiner(folded)) {
      joined_ = true;
    } else {
      inside_ = joined_ = false;
    }
  }
  void finish() {}
  [[nodiscard]] std::uint32_t count() const { return count_; }

 private:
  std::uint32_t count_ = 0;
  bool inside_ = false;
  bool joined_ = false;  // a joiner waits
};

}  // namespace

std::vector<Word> split_words(std::string_view text) {
  std::vector<Word> words;
  cut(text, [&words](Word word) { words.push_back(std::move(word)); });
  return words;
}

std::uint32_t count_words(std::string_view text) {
  Counter counter;
  take_folded(text, counter);
  return counter.count();
}

std::string joined_words(std::string_view text) {
  std::string joined;
  cut(text, [&joined](const Word& word) {
    if (!joined.empty()) joined += ' ';
    joined += word.folded;
  });
  return joined;
}

}  // namespace tellings
