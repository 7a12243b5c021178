#include "nlp/word_pieces.h"

#include <string>

#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tellings {
namespace {

constexpr std::size_t kMaxWordBytes = 100;

// BERT takes these one by one: there are no blanks between the words of Chinese and Japanese.
bool is_ideograph(char32_t c) {
  return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x2FA1F);
}

bool stands_alone(char32_t c) { return is_punctuation(c) || is_symbol(c) || is_ideograph(c); }

}  // namespace

void WordPieces::cut_word(std::string_view folded, std::vector<PieceId>& out) const {
  if (folded.empty() || folded.size() > kMaxWordBytes) return;
  const std::size_t before = out.size();
  std::string candidate;
  std::size_t begin = 0;
  while (begin < folded.size()) {
    std::size_t end = folded.size();
    for (;; --end) {
      if (end == begin) return out.resize(before);
      if (end < folded.size() && is_continuation(folded[end])) continue;
      candidate.assign(begin == 0 ? "" : "##").append(folded, begin, end - begin);
      const auto found = ids_.find(candidate);
      if (found == ids_.end()) continue;
      out.push_back(found->second);
      break;
    }
    begin = end;
  }
}

std::vector<PieceId> WordPieces::cut(std::string_view text) const {
  std::vector<PieceId> out;
  const std::string folded = fold(text);
  std::size_t word = 0;  // begin of the word being read
  for (const CodePointAt& at : code_points(folded)) {
    const bool gap = is_space(at.code_point) || is_invisible(at.code_point);
    if (!gap && !stands_alone(at.code_point)) continue;
    cut_word(std::string_view(folded).substr(word, at.begin - word), out);
    if (!gap) cut_word(std::string_view(folded).substr(at.begin, at.end - at.begin), out);
    word = at.end;
  }
  cut_word(std::string_view(folded).substr(word), out);
  return out;
}

}  // namespace tellings
