#include "text/words.h"

#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tellings {
namespace {

bool is_joiner(char32_t c) { return c == '.' || c == ',' || c == '\'' || c == 0x2019; }

// Takes folded characters one by one and cuts them into words. A joiner waits until the next character tells
// whether it stands inside a word.
template <typename Sink>
class Cutter {
 public:
  explicit Cutter(Sink& sink) : sink_(sink) {}

  void take(char32_t folded, ByteSpan origin) {
    if (is_word_char(folded)) {
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

template <typename Sink>
void cut(std::string_view text, Sink sink) {
  Cutter<Sink> cutter(sink);
  std::string folded;
  for (const CodePointAt& at : code_points(text)) {
    const ByteSpan origin{at.begin, at.end};
    folded.clear();
    append_fold(folded, at.code_point);
    for (const CodePointAt& part : code_points(folded)) cutter.take(part.code_point, origin);
  }
  cutter.finish();
}

}  // namespace

std::vector<Word> split_words(std::string_view text) {
  std::vector<Word> words;
  cut(text, [&words](Word word) { words.push_back(std::move(word)); });
  return words;
}

std::uint32_t count_words(std::string_view text) {
  std::uint32_t count = 0;
  cut(text, [&count](const Word&) { ++count; });
  return count;
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
