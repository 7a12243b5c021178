#include "synthetic/vocabulary.h"

#include <algorithm>
#include <string_view>

#include "base/lexicon.h"
#include "group/data.h"

namespace tellings {
namespace {

// "vokatiru": a number in syllables, so that no two numbers give one word.
std::string invented(std::uint32_t number) {
  constexpr std::string_view kConsonants = "bdfgklmnprtvz";
  constexpr std::string_view kVowels = "aiou";
  std::string word;
  do {
    word += kConsonants[number % kConsonants.size()];
    number /= static_cast<std::uint32_t>(kConsonants.size());
    word += kVowels[number % kVowels.size()];
    number /= static_cast<std::uint32_t>(kVowels.size());
  } while (number > 0);
  while (word.size() < 6) word += "xe";
  return word;
}

}  // namespace

Vocabulary::Vocabulary() {
  for (const auto& entry : read_table(group_data::kWordRanks)) {
    const std::string_view word = entry[0];
    if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) continue;
    words_.emplace_back(word);
    scanned_.push_back(scan_words(word).front());
  }
}

std::string Vocabulary::printed(WordNumber word) const {
  if (word < words_.size()) return words_[word];
  if (word < kFirstNumber) return invented(word);
  if (word < kFirstRare) return std::to_string(word - kFirstNumber);
  std::string text = invented(word >= kFirstName ? word - kFirstName : word);
  if (is_name(word)) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

ScannedWord Vocabulary::scanned(WordNumber word, bool opens_sentence) const {
  ScannedWord out = word < scanned_.size() ? scanned_[word] : scan_words(printed(word)).front();
  out.name = is_name(word) && !opens_sentence;
  return out;
}

}  // namespace tellings
