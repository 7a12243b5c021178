#include "group/scan.h"

#include <algorithm>

#include "group/word_weight.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr double kHeadingCapitals =
    0.7;  // a line with more capitals than this is a heading: its capitals name nothing
constexpr std::size_t kHeadingWords = 4;  // a shorter line tells nothing by its capitals
constexpr double kLeastNameWeight = 1.0;  // "The", "He": capitals after a mark that the scan took for none

bool ends_sentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' || c == 0x2026;
}

// Whether the word that starts at `begin` is the first of its sentence or line.
bool opens_sentence(std::string_view text, std::uint32_t begin) {
  std::size_t at = begin;
  while (at > 0) {
    const Decoded before = decode_before(text, at);
    at -= before.size;
    if (before.code_point == '\n') return true;
    if (is_space(before.code_point) || is_quote_mark(before.code_point) || before.code_point == '(') continue;
    return ends_sentence(before.code_point);
  }
  return true;
}

bool is_capitalised(std::string_view text, ByteSpan word) {
  return is_upper(decode_at(text, word.begin).code_point);
}

// Lines most of whose words have capitals: their number of the line by word, as a mask over the words.
std::vector<bool> heading_words(std::string_view text, const std::vector<Word>& words) {
  std::vector<bool> heading(words.size(), false);
  std::size_t begin = 0;
  while (begin < words.size()) {
    std::size_t end = begin + 1;
    while (end < words.size() &&
           text.substr(words[end - 1].span.end, words[end].span.begin - words[end - 1].span.end).find('\n') ==
               std::string_view::npos)
      ++end;
    std::size_t capitals = 0;
    for (std::size_t i = begin; i < end; ++i) capitals += is_capitalised(text, words[i].span) ? 1U : 0U;
    const bool is_heading =
        end - begin >= kHeadingWords &&
        static_cast<double>(capitals) > kHeadingCapitals * static_cast<double>(end - begin);
    std::fill(heading.begin() + static_cast<std::ptrdiff_t>(begin),
              heading.begin() + static_cast<std::ptrdiff_t>(end), is_heading);
    begin = end;
  }
  return heading;
}

double weight_of_word(const Word& word, const std::string& stem) {
  if (stem.size() >= 2) return word_weight(word.folded);
  return stem.size() == 1 && stem[0] >= '0' && stem[0] <= '9' ? kMaxWordWeight / 2 : 0;
}

}  // namespace

std::vector<ScannedWord> scan_words(std::string_view text) {
  const std::vector<Word> words = split_words(text);
  const std::vector<bool> heading = heading_words(text, words);
  std::vector<ScannedWord> out;
  out.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    ScannedWord word;
    word.stem = word_stem(words[i].folded);
    word.span = words[i].span;
    word.weight = weight_of_word(words[i], word.stem);
    word.capital = is_capitalised(text, word.span);
    word.name = word.capital && !heading[i] && word_weight(words[i].folded) > kLeastNameWeight &&
                !opens_sentence(text, word.span.begin);
    out.push_back(std::move(word));
  }
  return out;
}

std::vector<ByteSpan> own_spans(const Account& account) {
  std::vector<ByteSpan> spans;
  for (const Paragraph& paragraph : account.paragraphs)
    if (!is_furniture(paragraph.role)) spans.push_back(paragraph.span);
  if (spans.empty()) spans.push_back({0, static_cast<std::uint32_t>(account.text.size())});
  return spans;
}

}  // namespace tellings
