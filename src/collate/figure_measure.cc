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

// The sentence that the figure stands in, as printed.
std::string_view sentence_of(const Notes& notes, const Figure& figure) {
  const Document& document = *notes.document;
  const Sentence& sentence = document.sentences[figure.sentence];
  return document.span(sentence.begin, sentence.end).in(document.account->text);
}

// The smallest statement around the number.
std::string_view clause_of(const Notes& notes, const Figure& figure) {
  const Statement* smallest = nullptr;
  for (const Statement& statement : notes.statements) {
    if (!statement.span.contains(figure.number)) continue;
    if (smallest == nullptr || statement.span.size() < smallest->span.size()) smallest = &statement;
  }
  return smallest == nullptr ? sentence_of(notes, figure) : smallest->span.in(notes.document->account->text);
}

}  // namespace

std::string measure_words(const Notes& notes, const Figure& figure) {
  const std::string_view sentence = sentence_of(notes, figure);
  const std::string_view text = notes.document->account->text;
  const auto end = static_cast<std::size_t>(sentence.data() + sentence.size() - text.data());
  if (figure.number.end < end) {
    const std::string_view behind =
        without_edges(held_together(text.substr(figure.number.end, end - figure.number.end), kBehind));
    if (count_words(behind) >= kEnough) return std::string(behind);
  }
  return std::string(without_edges(held_together(clause_of(notes, figure), kAround)));
}

}  // namespace tellings
