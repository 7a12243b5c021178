// The words that made accounts are of: the list of English words in order of their frequency, and without end
// invented ones behind it. A word's number is its rank, so that Zipf's law is drawn by numbers alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "group/scan.h"

namespace tellings {

using WordNumber = std::uint32_t;

class Vocabulary {
 public:
  Vocabulary();

  // The word as it is printed inside a sentence: lower case, names with a capital.
  [[nodiscard]] std::string printed(WordNumber word) const;
  // The same as scan_words() reads it there; at the opening of a sentence no word names anything.
  [[nodiscard]] ScannedWord scanned(WordNumber word, bool opens_sentence) const;

  [[nodiscard]] WordNumber common_words() const { return static_cast<WordNumber>(words_.size()); }

  static constexpr WordNumber kFirstNumber = 1'000'000;  // kFirstNumber + 17 is printed "17"
  static constexpr WordNumber kFirstRare = 2'000'000;    // invented words
  static constexpr WordNumber kFirstName = 100'000'000;  // invented names
  static bool is_name(WordNumber word) { return word >= kFirstName; }
  static bool keeps(WordNumber word) {
    return word >= kFirstName || (word >= kFirstNumber && word < kFirstRare);
  }

 private:
  std::vector<std::string> words_;
  std::vector<ScannedWord> scanned_;
};

}  // namespace tellings
