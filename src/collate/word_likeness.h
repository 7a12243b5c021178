// How near two words are in meaning: "fatality" and "death" are, "hospital" and "server" are not.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "nlp/vectors.h"

namespace tellings {

// Remembers the vectors of the words that it has been asked for: not for use by two threads at once.
class WordLikeness {
 public:
  // Null: only equal words are alike. Must outlive this.
  explicit WordLikeness(const SentenceVectors* vocabulary) : vocabulary_(vocabulary) {}

  // 1 for equal words, else the cosine of their static vectors, -1..1; 0 where either is empty.
  double of(std::string_view a, std::string_view b);

 private:
  const Vector& vector(std::string_view word);

  const SentenceVectors* vocabulary_;
  std::unordered_map<std::string, Vector> vectors_;
};

}  // namespace tellings
