// Who else holds the same sequences of words: a table of sketches. Three telling words in a row make a
// shingle; of an account's shingles the kSketch with the lowest hashes are looked up and kept. Two accounts
// that share much text share some of them (Broder 1997, bottom-k); of each shingle the first kFirst holders
// are kept, so that a copy finds its origin under a flood of other copies, which the word index, keeping the
// latest, no longer shows.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "group/signature.h"
#include "group/word_index.h"

namespace tellings {

using Sketch = std::vector<std::uint32_t>;  // hashes of shingles, ascending

// At most SketchTable::kSketch; fewer for an account of few words.
Sketch make_sketch(const Signature& signature);

class SketchTable {
 public:
  static constexpr std::size_t kSketch = 16;
  static constexpr std::size_t kFirst = 4;

  void add(Slot account, const Sketch& sketch);
  void remove(Slot account, const Sketch& sketch);

  // Accounts that share at least two shingles of the sketch, or its only one; most shared first, ties by
  // slot; at most `most`.
  [[nodiscard]] std::vector<Slot> search(const Sketch& sketch, std::size_t most) const;

 private:
  struct Holders {
    std::array<Slot, kFirst> first{};
    std::uint8_t count = 0;
  };
  std::unordered_map<std::uint32_t, Holders> table_;
};

}  // namespace tellings
