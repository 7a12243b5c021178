#include "collate/figure_measure.h"

#include <algorithm>

#include "text/words.h"

namespace tellings {
namespace {

constexpr std::uint32_t kBehind = 9;   // words
constexpr std::uint32_t kAround = 12;  // words
constexpr std::uint32_t kEnough = 2;   // words behind the number that say what is counted

// Up to the first mark that parts clauses, or the word limit.
std::string_view held_together(std::string_view text, std::uint32_t limit) {
  static constexpr std::string_view kBreaks[] = {", ", ". ", "; ",  ": ",  "? ",  "! ", "\n", "“",
                                                 "”",  "\"", " – ", " — ", " - ", "(",  ")"};
  std::size_t end = text.size();
  for (const std::string_view mark : kBreaks) end = std::min(end, text.find(mark));
  text = text.substr(0, end);
  const std::vector<Word> words = split_words(text);
  if (words.size() > limit) text = text.substr(0, words[limit - 1].span.end);
  return text;
}

std::string_view without_edges(std::string_view text) {
  static constexpr std::string_view kEdges = " .,;:!?-";
  const std::size_t begin = text.find_first_not_of(kEdges);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kEdges) - begin + 1);
}

// The sentence that the figure stands in.
ByteSpan sentence_of(const Notes& notes, const Figure& figure) {
  const Sentence& sentence = notes.document->sentences[figure.sentence];
  return notes.document->span(sentence.begin, sentence.end);
}

// The smallest statement around the number, else its sentence.
ByteSpan clause_of(const Notes& notes, const Figure& figure) {
  ByteSpan smallest = sentence_of(notes, figure);
  for (const Statement& statement : notes.statements) {
    if (statement.span.contains(figure.number) && statement.span.size() < smallest.size())
      smallest = statement.span;
  }
  return smallest;
}

}  // namespace

ByteSpan measure_words(const Notes& notes, const Figure& figure) {
  const std::string_view text = notes.document->account->text;
  const auto place = [&](std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(words.empty() ? 0 : words.data() - text.data());
    return ByteSpan{begin, begin + static_cast<std::uint32_t>(words.size())};
  };
  const ByteSpan behind{figure.number.end, sentence_of(notes, figure).end};
  if (behind.begin < behind.end) {
    const std::string_view words = without_edges(held_together(behind.in(text), kBehind));
    if (count_words(words) >= kEnough) return place(words);
  }
  return place(without_edges(held_together(clause_of(notes, figure).in(text), kAround)));
}

}  // namespace tellings
