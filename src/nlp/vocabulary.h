// What the networks see of a word: not its letters but the ids of a few of its attributes.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "nlp/packed_file.h"
#include "nlp/string_id.h"

namespace tellings {

using WordIndex = std::uint32_t;

// A word type: text and norm. Two tokens of one type differ, for the networks, only in the space that
// follows.
struct Word {
  static constexpr std::uint32_t kNoVector = UINT32_MAX;

  std::string_view text;
  std::string_view lower;
  StringId orth = 0;
  StringId norm = 0;
  StringId prefix = 0;  // first code point
  StringId suffix = 0;  // last three
  StringId shape = 0;   // "Xxxx", "dd", "LONG" from 100 code points on
  std::uint32_t vector_row = kNoVector;
  bool is_space = false;
};

// The word tables of a model. Immutable.
class Vocabulary {
 public:
  static Result<Vocabulary> read(const PackedFile& file);

  // All but the views `text` and `lower`, which the caller owns. `norm` 0: the word's own.
  // REQUIRES: text is valid UTF-8, not empty; lower == python_lower(text).
  [[nodiscard]] Word describe(std::string_view text, std::string_view lower, StringId norm) const;

 private:
  [[nodiscard]] StringId norm_of(StringId orth, std::string_view text, std::string_view lower) const;

  std::unordered_map<std::string_view, StringId> base_norms_;
  std::span<const StringId> norm_keys_;
  std::span<const StringId> norm_values_;
  std::span<const StringId> vector_keys_;
  std::span<const std::uint32_t> vector_rows_;
};

// As spaCy's word_shape. REQUIRES: valid UTF-8.
std::string word_shape(std::string_view text);

// Characters that stay where they are until clear(); blocks are kept for the next round.
class CharArena {
 public:
  std::string_view add(std::string_view text);
  void clear();

 private:
  static constexpr std::size_t kBlockSize = 1 << 16;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::vector<std::unique_ptr<char[]>> large_;  // longer than a block
  std::size_t block_ = 0;
  std::size_t used_ = 0;
};

// The words met so far, each described once. One thread's own.
class WordStore {
 public:
  explicit WordStore(const Vocabulary& vocabulary);

  // The index of the word, stable until clear().
  WordIndex find(std::string_view text, StringId norm = 0);

  [[nodiscard]] const Word& operator[](WordIndex index) const { return words_[index]; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  void clear();

 private:
  void grow();

  const Vocabulary* vocabulary_;
  CharArena arena_;
  std::vector<Word> words_;
  std::vector<std::uint64_t> hashes_;
  std::vector<StringId> norms_;   // as asked for; 0 where the word's own
  std::vector<WordIndex> table_;  // open addressing; kEmpty
};

}  // namespace tellings
