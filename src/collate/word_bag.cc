#include "collate/word_bag.h"

#include <algorithm>
#include <cmath>

namespace tellings {
namespace {

// Calls `both(stem, weight in a, weight in b)` for each stem that both hold.
template <typename Both>
void meet(const WordBag& a, const WordBag& b, Both both) {
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->first < y->first) {
      ++x;
    } else if (y->first < x->first) {
      ++y;
    } else {
      both(x->first, x->second, y->second);
      ++x;
      ++y;
    }
  }
}

}  // namespace

void settle(WordBag& bag) {
  std::ranges::sort(bag, [](const auto& x, const auto& y) {
    return x.first != y.first ? x.first < y.first : x.second > y.second;
  });
  const auto same = [](const auto& x, const auto& y) { return x.first == y.first; };
  bag.erase(std::unique(bag.begin(), bag.end(), same), bag.end());
}

ByteSpan span_of(const Document& document, const Sentence& sentence) {
  return document.span(sentence.begin, sentence.end);
}

WordBag words_of(const Story& story, AccountIndex account, ByteSpan span, bool numbers) {
  WordBag bag;
  const auto [first, last] = story.words.within(account, span);
  for (std::size_t i = first; i < last; ++i) {
    const StoryWord& word = story.words.of(account)[i];
    if (story.words.is_content(word.form) && (numbers || !story.words.is_number(word.form)))
      bag.emplace_back(word.stem, 1.0F);
  }
  settle(bag);
  return bag;
}

WordRarity::WordRarity(const Story& story) : rarity_(story.words.distinct(), 0.0F) {
  std::vector<std::uint32_t> sentences_with(story.words.distinct(), 0);
  std::size_t sentences = 0;
  for (AccountIndex account = 0; account < story.size(); ++account) {
    const Document& document = story.document(account);
    sentences += document.sentences.size();
    for (const Sentence& sentence : document.sentences)
      for (const auto& [stem, weight] : words_of(story, account, span_of(document, sentence), true))
        ++sentences_with[stem];
  }
  for (std::size_t stem = 0; stem < rarity_.size(); ++stem)
    rarity_[stem] =
        std::log(1.0F + static_cast<float>(sentences) / (static_cast<float>(sentences_with[stem]) + 0.5F));
}

double likeness(const WordBag& a, const WordBag& b, const WordRarity& rarity) {
  double dot = 0;
  meet(a, b, [&](WordId stem, float x, float y) {
    dot += static_cast<double>(x * y * rarity.of(stem) * rarity.of(stem));
  });
  if (dot == 0) return 0;
  const auto square = [&](const WordBag& bag) {
    double sum = 0;
    for (const auto& [stem, weight] : bag) sum += std::pow(static_cast<double>(weight * rarity.of(stem)), 2);
    return sum;
  };
  return dot / std::sqrt(square(a) * square(b));
}

double containment(const WordBag& a, const WordBag& b, const WordRarity& rarity) {
  double shared = 0;
  meet(a, b, [&](WordId stem, float x, float y) {
    shared += static_cast<double>(std::min(x, y) * rarity.of(stem));
  });
  if (shared == 0) return 0;
  const auto mass = [&](const WordBag& bag) {
    double sum = 0;
    for (const auto& [stem, weight] : bag) sum += static_cast<double>(weight * rarity.of(stem));
    return sum;
  };
  return shared / std::min(mass(a), mass(b));
}

}  // namespace tellings
