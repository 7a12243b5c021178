#include "collate/word_likeness.h"

namespace tellings {

double WordLikeness::of(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return 0;
  if (a == b) return 1;
  return vocabulary_ == nullptr ? 0 : cosine(vector(a), vector(b));
}

const Vector& WordLikeness::vector(std::string_view word) {
  const auto [found, fresh] = vectors_.try_emplace(std::string(word));
  if (fresh) found->second = vocabulary_->embed(word);
  return found->second;
}

}  // namespace tellings
