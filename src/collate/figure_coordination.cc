#include "collate/figure_coordination.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tellings {
namespace {

constexpr std::size_t kFarthest = 14;  // words between the two

constexpr std::array<std::string_view, 4> kJoining = {"and", "with", "while", "plus"};
constexpr std::array<std::string_view, 24> kChanging = {
    "to",       "from",  "than",   "against", "not",     "but",     "up",         "down",
    "rather",   "later", "versus", "earlier", "instead", "or",      "compared",   "previously",
    "although", "rose",  "fell",   "revised", "now",     "whereas", "originally", "says"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

bool tells_two_counts(const Story& story, const FigureSetting& a, const FigureSetting& b) {
  if (a.account != b.account || a.sentence != b.sentence || a.holder != b.holder) return false;
  if (a.set_against || b.set_against || a.antecedent || b.antecedent) return false;
  if (a.number.dimension != b.number.dimension || same_number(a.number, b.number) ||
      compatible_numbers(a.number, b.number))
    return false;
  const auto& figures = story.notes[a.account].figures;
  const ByteSpan first = std::min(figures[a.index].number, figures[b.index].number);
  const ByteSpan second = std::max(figures[a.index].number, figures[b.index].number);
  if (second.begin <= first.end) return false;
  const auto [begin, end] = story.words.within(a.account, {first.end, second.begin});
  if (end - begin > kFarthest) return false;
  bool joined = false;
  for (std::size_t i = begin; i < end; ++i) {
    const std::string_view word = story.words.text(story.words.of(a.account)[i].form);
    if (holds(kChanging, word)) return false;
    joined = joined || holds(kJoining, word);
  }
  return joined;
}

}  // namespace tellings
