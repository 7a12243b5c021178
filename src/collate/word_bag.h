// The words around a place, weighed: what two passages are about, compared.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "base/span.h"
#include "collate/story.h"

namespace tellings {

// Stems of content words, ascending, each once, with a weight. Numbers are left out: they are compared as
// numbers.
using WordBag = std::vector<std::pair<WordId, float>>;

// Sorts, and keeps the highest weight of each stem.
void settle(WordBag& bag);

// How rare the stems of a story are: log(1 + sentences / (sentences with the stem + 1/2)).
class WordRarity {
 public:
  explicit WordRarity(const Story& story);
  [[nodiscard]] float of(WordId stem) const { return rarity_[stem]; }

 private:
  std::vector<float> rarity_;
};

ByteSpan span_of(const Document& document, const Sentence& sentence);

// All words of the span, each with weight 1; with `numbers` the numbers too, as words.
WordBag words_of(const Story& story, AccountIndex account, ByteSpan span, bool numbers = false);

// Cosine, rare words counting more; 0 where either is empty.
double likeness(const WordBag& a, const WordBag& b, const WordRarity& rarity);

// Share of the poorer bag that the other holds too.
double containment(const WordBag& a, const WordBag& b, const WordRarity& rarity);

}  // namespace tellings
