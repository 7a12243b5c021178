// The memory that one call of the analyzer works in, kept for the next call: buffers and caches of word
// types.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "nlp/attribute_ruler.h"
#include "nlp/dependency_parser.h"
#include "nlp/entity_recogniser.h"
#include "nlp/lemmatizer.h"
#include "nlp/tok2vec.h"
#include "nlp/tokenizer.h"
#include "nlp/vocabulary.h"

namespace tellings {

struct Workspace {
  explicit Workspace(const Vocabulary& vocabulary) : words(vocabulary) {}

  WordStore words;
  TokenizerScratch tokenizer;
  MixCache mix;
  MixCache entity_mix;
  RulerScratch ruler;
  LemmaCache lemmas;

  RowLayout layout;
  std::vector<std::vector<TokenPlace>> texts;
  EncoderBuffers buffers;
  std::vector<float> encoded;
  std::vector<float> tag_scores;
  ParserScratch parser;
  ParsedText parsed;
  TransitionModel::Prepared entity_prepared;
  std::vector<FoundEntity> entities;
  std::vector<WordIndex> token_words;
  std::vector<std::uint16_t> tags;
  std::vector<bool> is_space;
  std::vector<RuledToken> ruled;

  // Forgets all word types once there are too many of them or of the runs they came from, and gives back what
  // a very long text has taken, so that memory stays bounded. What is forgotten is computed again, with the
  // same result.
  void trim();
  static constexpr std::size_t kMostWords = 20'000;
  static constexpr std::size_t kMostRuns = 100'000;
  static constexpr std::size_t kMostFloats = std::size_t{8} << 20;
};

// Workspaces that no call uses at the moment.
class WorkspacePool {
 public:
  explicit WorkspacePool(const Vocabulary& vocabulary) : vocabulary_(&vocabulary) {}
  std::unique_ptr<Workspace> take();
  void give_back(std::unique_ptr<Workspace> workspace);

 private:
  const Vocabulary* vocabulary_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workspace>> idle_;
};

}  // namespace tellings
