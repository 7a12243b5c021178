// Static vectors of words and sentences, distilled from a sentence model at set-up
// (tools/distill_vectors.py): what two wordings have in common when they share no word. "quake" is near
// "earthquake"; word order and negation are lost, and "Trump wins Ohio" is near "Trump wins Iowa": never the
// only evidence for anything.
//
// Measured on development halves of news data (the table at the head of the tool): mean Pearson r .663 over
// nine STS sets, MRPC accuracy .730 and F1 .819 at cosine 0.72. Words counted by inverse frequency reach
// .694, .717, .811: use both together.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tellings {

// Unit length, or all zero where nothing of the text is known.
using Vector = std::vector<float>;

// Immutable, safe to share between threads.
class SentenceVectors {
 public:
  // Maps the file into memory and checks its form and its checksum (some milliseconds).
  // Errors: kNotFound, kUnreadable, kInvalid (another format or version, cut short, checksum differs).
  static Result<std::shared_ptr<const SentenceVectors>> open(const std::string& path);

  ~SentenceVectors();
  SentenceVectors(const SentenceVectors&) = delete;
  SentenceVectors& operator=(const SentenceVectors&) = delete;

  [[nodiscard]] std::size_t dims() const;
  [[nodiscard]] std::size_t pieces() const;
  [[nodiscard]] const std::string& sha256()
      const;  // of the packed vectors, for the document's list of models

  // The weighted mean of the pieces of `text` (rare pieces count more), any length of text: a word, a
  // sentence, an article. About 10 MB of text a second.
  [[nodiscard]] Vector embed(std::string_view text) const;

  // cosine(embed(a), embed(b)). For two words, synonyms mostly have 0.45 and more (blast/explosion .59,
  // safety/security .50), words of unlike meaning 0.25 and less; but so have opposites (Monday/Tuesday .84,
  // three/four .73), and a synonym of one sense only may have nothing (main/paramount .08).
  [[nodiscard]] double similarity(std::string_view a, std::string_view b) const;

 private:
  struct Parts;
  explicit SentenceVectors(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

// Of two vectors of one length; 0 where either is all zero. -1..1.
double cosine(std::span<const float> a, std::span<const float> b);

}  // namespace tellings
