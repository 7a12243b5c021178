// Seed and extend. Paragraphs that share enough content words are aligned locally; a passage is kept where
// enough of its words are the same. The alignment bears rewording, so a synonym-swapped copy still gives
// passages:
//
//   Two were shot   down and the third hit the roof of the consular wing
//   Two were gunned down and the third hit the top  of the consular wing
//
// and two reporters who tell the same facts in their own order give none.
#include "collate/passages.h"

#include <algorithm>
#include <unordered_map>

namespace tellings {
namespace {

constexpr std::uint32_t kSeedWords = 3;   // content words that two paragraphs must share to be compared
constexpr std::uint32_t kSeedRuns = 1;    // two words running that they must share
constexpr std::uint32_t kFewestSame = 5;  // words of a passage that are the same
constexpr std::uint32_t kFewestContent = 3;
constexpr double kThinnest = 0.4;  // same words among the columns; below, the same facts told anew

struct Block {
  std::size_t first = 0;
  std::size_t last = 0;
};

std::vector<Block> blocks_of(std::span<const StoryWord> words) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == 0 || words[i].paragraph != words[i - 1].paragraph) blocks.push_back({i, i});
    blocks.back().last = i + 1;
  }
  return blocks;
}

// Which blocks of an account hold a key, each block once.
using Holders = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;

// Content words, and two words running of which one is a content word.
template <typename Take>
void each_key(const StoryWords& words, std::span<const StoryWord> run, Take take) {
  for (std::size_t i = 0; i < run.size(); ++i) {
    const bool content = words.is_content(run[i].form);
    if (content) take(run[i].stem, false);
    if (i + 1 < run.size() && (content || words.is_content(run[i + 1].form)))
      take((static_cast<std::uint64_t>(run[i].stem) + 1) << 32U | run[i + 1].stem, true);
  }
}

// Pairs of a block of `from` and one of `to` that have enough in common, by the block of `to`.
std::vector<std::pair<std::size_t, std::size_t>> candidates(const StoryWords& words,
                                                            std::span<const StoryWord> from,
                                                            const std::vector<Block>& from_blocks,
                                                            std::span<const StoryWord> to,
                                                            const std::vector<Block>& to_blocks) {
  Holders holders;
  holders.reserve(2 * from.size());
  for (std::uint32_t b = 0; b < from_blocks.size(); ++b) {
    const Block block = from_blocks[b];
    each_key(words, from.subspan(block.first, block.last - block.first), [&](std::uint64_t key, bool) {
      std::vector<std::uint32_t>& blocks = holders[key];
      if (blocks.empty() || blocks.back() != b) blocks.push_back(b);
    });
  }
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  std::vector<std::uint32_t> shared(from_blocks.size());
  std::vector<std::uint32_t> running(from_blocks.size());
  for (std::size_t t = 0; t < to_blocks.size(); ++t) {
    std::fill(shared.begin(), shared.end(), 0U);
    std::fill(running.begin(), running.end(), 0U);
    const Block block = to_blocks[t];
    each_key(words, to.subspan(block.first, block.last - block.first), [&](std::uint64_t key, bool two) {
      const auto found = holders.find(key);
      if (found == holders.end()) return;
      for (const std::uint32_t b : found->second) ++(two ? running : shared)[b];
    });
    for (std::size_t f = 0; f < from_blocks.size(); ++f) {
      if (shared[f] >= kSeedWords && running[f] >= kSeedRuns) pairs.emplace_back(f, t);
    }
  }
  return pairs;
}

void count_same(const StoryWords& words, std::span<const StoryWord> to, Passage& passage) {
  std::uint32_t run = 0;
  for (const Column& column : passage.columns) {
    run = column.same ? run + 1 : 0;
    passage.longest_run = std::max(passage.longest_run, run);
    if (!column.same) continue;
    ++passage.same;
    if (words.is_content(to[passage.to_word + static_cast<std::size_t>(column.witness)].form))
      ++passage.same_content;
  }
}

// Both ends of a local alignment are shared words, so the hull of the columns is the passage.
Passage passage_of(const StoryWords& words, std::span<const StoryWord> from, Block f,
                   std::span<const StoryWord> to, Block t) {
  Passage passage;
  passage.from_word = f.first;
  passage.to_word = t.first;
  passage.columns = align(words, from.subspan(f.first, f.last - f.first),
                          to.subspan(t.first, t.last - t.first), AlignEnds::kLocal);
  if (passage.columns.empty()) return passage;
  count_same(words, to, passage);
  const Column& first = passage.columns.front();
  const Column& last = passage.columns.back();
  passage.from = {from[f.first + static_cast<std::size_t>(first.base)].span.begin,
                  from[f.first + static_cast<std::size_t>(last.base)].span.end};
  passage.to = {to[t.first + static_cast<std::size_t>(first.witness)].span.begin,
                to[t.first + static_cast<std::size_t>(last.witness)].span.end};
  return passage;
}

bool holds(const Passage& passage) {
  return passage.same >= kFewestSame && passage.same_content >= kFewestContent &&
         passage.density() >= kThinnest;
}

// The best passage of two blocks, and what is shared before and after it.
void collect(const StoryWords& words, std::span<const StoryWord> from, Block f, std::span<const StoryWord> to,
             Block t, std::vector<Passage>& found) {
  if (f.last - f.first < kFewestSame || t.last - t.first < kFewestSame) return;
  Passage passage = passage_of(words, from, f, to, t);
  if (!holds(passage)) return;
  const auto end = [](std::size_t first, std::int32_t last) {
    return first + static_cast<std::size_t>(last);
  };
  const Column head = passage.columns.front();
  const Column tail = passage.columns.back();
  const Block f_before{f.first, end(f.first, head.base)};
  const Block t_before{t.first, end(t.first, head.witness)};
  const Block f_after{end(f.first, tail.base) + 1, f.last};
  const Block t_after{end(t.first, tail.witness) + 1, t.last};
  found.push_back(std::move(passage));
  collect(words, from, f_before, to, t_before, found);
  collect(words, from, f_after, to, t_after, found);
}

// All passages of the two, overlapping ones too.
std::vector<Passage> all_passages(const StoryWords& words, std::size_t from, std::size_t to) {
  const std::span<const StoryWord> from_words = words.of(from);
  const std::span<const StoryWord> to_words = words.of(to);
  const std::vector<Block> from_blocks = blocks_of(from_words);
  const std::vector<Block> to_blocks = blocks_of(to_words);
  std::vector<Passage> found;
  for (const auto& [f, t] : candidates(words, from_words, from_blocks, to_words, to_blocks)) {
    collect(words, from_words, from_blocks[f], to_words, to_blocks[t], found);
  }
  return found;
}

std::vector<Passage> best_of(std::vector<Passage> found) {
  std::stable_sort(found.begin(), found.end(), [](const Passage& a, const Passage& b) {
    if (a.same_content != b.same_content) return a.same_content > b.same_content;
    return a.to != b.to ? a.to < b.to : a.from < b.from;
  });
  std::vector<Passage> kept;
  for (Passage& passage : found) {
    const bool taken = std::any_of(kept.begin(), kept.end(),
                                   [&](const Passage& other) { return other.to.overlaps(passage.to); });
    if (!taken) kept.push_back(std::move(passage));
  }
  return kept;
}

Passage turned(Passage passage) {
  std::swap(passage.from, passage.to);
  std::swap(passage.from_word, passage.to_word);
  for (Column& column : passage.columns) std::swap(column.base, column.witness);
  return passage;
}

}  // namespace

std::vector<Passage> shared_passages(const StoryWords& words, std::size_t from, std::size_t to) {
  return best_of(all_passages(words, from, to));
}

PassagesBothWays passages_both_ways(const StoryWords& words, std::size_t a, std::size_t b) {
  std::vector<Passage> there = all_passages(words, a, b);
  std::vector<Passage> back;
  back.reserve(there.size());
  for (const Passage& passage : there) back.push_back(turned(passage));
  return {best_of(std::move(there)), best_of(std::move(back))};
}

}  // namespace tellings
