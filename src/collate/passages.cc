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

namespace tellings {
namespace {

constexpr std::uint32_t kSeedWords = 3;   // content words that two paragraphs must share to be compared
constexpr std::uint32_t kSeedRuns = 1;    // two words running that they must share
constexpr std::uint32_t kFewestSame = 5;  // words of a passage that are the same
constexpr std::uint32_t kFewestContent = 3;
constexpr double kThinnest = 0.4;  // same words among the columns; below, the same facts told anew

using Block = ParagraphKeys::Block;

// Content words, and two words running of which one is a content word.
template <typename Take>
void each_key(const StoryWords& words, std::span<const StoryWord> run, Take take) {
  for (std::size_t i = 0; i < run.size(); ++i) {
    const bool content = words.is_content(run[i].form);
    if (content) take(run[i].stem);
    if (i + 1 < run.size() && (content || words.is_content(run[i + 1].form)))
      take((static_cast<std::uint64_t>(run[i].stem) + 1) << 32U | run[i + 1].stem);
  }
}
constexpr bool is_running(std::uint64_t key) { return key >> 32U != 0; }

// Pairs of a block of `from` and one of `to` that have enough in common, by the block of `to`. A key that a
// block of `to` repeats counts each time.
std::vector<std::pair<std::size_t, std::size_t>> candidates(const ParagraphKeys& from,
                                                            const ParagraphKeys& to) {
  struct Common {
    std::uint32_t words = 0;
    std::uint32_t runs = 0;
  };
  std::vector<Common> common(from.blocks.size() * to.blocks.size());
  auto f = from.held.begin();
  auto t = to.held.begin();
  while (f != from.held.end() && t != to.held.end()) {
    if (f->key != t->key) {
      ++(f->key < t->key ? f : t);
      continue;
    }
    const std::uint64_t key = f->key;
    const auto first = f;
    for (; t != to.held.end() && t->key == key; ++t) {
      for (f = first; f != from.held.end() && f->key == key; ++f) {
        Common& pair = common[t->block * from.blocks.size() + f->block];
        (is_running(key) ? pair.runs : pair.words) += t->times;
      }
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < common.size(); ++i)
    if (common[i].words >= kSeedWords && common[i].runs >= kSeedRuns)
      pairs.emplace_back(i % from.blocks.size(), i / from.blocks.size());
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

// False where no alignment of the two could hold: each column with the same word takes another word of `to`.
bool may_hold(const StoryWords& words, std::span<const StoryWord> from, std::span<const StoryWord> to) {
  std::uint32_t same = 0;
  std::uint32_t same_content = 0;
  for (const StoryWord& word : to) {
    if (std::ranges::find(from, word.stem, &StoryWord::stem) == from.end()) continue;
    ++same;
    if (words.is_content(word.form)) ++same_content;
    if (same >= kFewestSame && same_content >= kFewestContent) return true;
  }
  return false;
}

// The best passage of two blocks, and what is shared before and after it.
void collect(const StoryWords& words, std::span<const StoryWord> from, Block f, std::span<const StoryWord> to,
             Block t, std::vector<Passage>& found) {
  if (!may_hold(words, from.subspan(f.first, f.last - f.first), to.subspan(t.first, t.last - t.first)))
    return;
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
std::vector<Passage> all_passages(const StoryWords& words, const ParagraphKeys& from,
                                  const ParagraphKeys& to) {
  std::vector<Passage> found;
  for (const auto& [f, t] : candidates(from, to))
    collect(words, words.of(from.account), from.blocks[f], words.of(to.account), to.blocks[t], found);
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

ParagraphKeys::ParagraphKeys(const StoryWords& words, std::size_t of_account) : account(of_account) {
  const std::span<const StoryWord> run = words.of(account);
  for (std::size_t i = 0; i < run.size(); ++i) {
    if (i == 0 || run[i].paragraph != run[i - 1].paragraph) blocks.push_back({i, i});
    blocks.back().last = i + 1;
  }
  for (std::uint32_t b = 0; b < blocks.size(); ++b)
    each_key(words, run.subspan(blocks[b].first, blocks[b].last - blocks[b].first),
             [&](std::uint64_t key) { held.push_back({key, b, 1}); });
  std::ranges::sort(held, {}, [](const Held& one) { return std::pair(one.key, one.block); });
  std::size_t kept = 0;
  for (const Held& one : held) {
    if (kept > 0 && held[kept - 1].key == one.key && held[kept - 1].block == one.block)
      ++held[kept - 1].times;
    else
      held[kept++] = one;
  }
  held.resize(kept);
}

std::vector<Passage> shared_passages(const StoryWords& words, std::size_t from, std::size_t to) {
  return best_of(all_passages(words, ParagraphKeys(words, from), ParagraphKeys(words, to)));
}

PassagesBothWays passages_both_ways(const StoryWords& words, const ParagraphKeys& a, const ParagraphKeys& b) {
  std::vector<Passage> there = all_passages(words, a, b);
  std::vector<Passage> back;
  back.reserve(there.size());
  for (const Passage& passage : there) back.push_back(turned(passage));
  return {best_of(std::move(there)), best_of(std::move(back))};
}

}  // namespace tellings
