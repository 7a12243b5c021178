// Passages that two accounts share, word for word or reworded: the matter that derivation is read from.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"
#include "collate/alignment.h"
#include "collate/words.h"

namespace tellings {

// A stretch of one paragraph of an earlier account beside a stretch of one paragraph of a later one.
struct Passage {
  ByteSpan from;
  ByteSpan to;
  std::size_t from_word = 0;  // index of the first word in StoryWords::of(from account)
  std::size_t to_word = 0;
  std::vector<Column> columns;     // indices count from from_word and to_word
  std::uint32_t same = 0;          // columns with the same word
  std::uint32_t same_content = 0;  // of them content words
  std::uint32_t longest_run = 0;   // most columns with the same word in a row

  // Share of the columns that have the same word.
  [[nodiscard]] double density() const {
    return columns.empty() ? 0 : static_cast<double>(same) / static_cast<double>(columns.size());
  }
};

// What an account's paragraphs are looked up by: their content words, and two words running.
struct ParagraphKeys {
  ParagraphKeys(const StoryWords& words, std::size_t of_account);

  struct Block {  // words [first, last) of a paragraph
    std::size_t first = 0;
    std::size_t last = 0;
  };
  struct Held {
    std::uint64_t key = 0;
    std::uint32_t block = 0;
    std::uint32_t times = 0;
  };

  std::size_t account;
  std::vector<Block> blocks;
  std::vector<Held> held;  // by key, then block
};

// Best passage first; passages do not overlap in `to`. Paragraphs are compared only where they share content
// words, two of the words running, so the cost grows with what is shared.
std::vector<Passage> shared_passages(const StoryWords& words, std::size_t from, std::size_t to);

// The same both ways, for the cost of one: from a to b, from b to a.
struct PassagesBothWays {
  std::vector<Passage> there;
  std::vector<Passage> back;
};
PassagesBothWays passages_both_ways(const StoryWords& words, const ParagraphKeys& a, const ParagraphKeys& b);

}  // namespace tellings
