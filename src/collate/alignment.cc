// Needleman and Wunsch / Smith and Waterman over words. A word shared weighs by what it tells (a content word
// twice a function word); a word changed costs less than one dropped and one added, so that between two
// shared words a synonym falls into the place of the word that it replaced:
//
//   our paramount concern          and not   our paramount  -    concern
//   our main      concern                    our -          main concern
//
// Gaps are affine (O. Gotoh, "An improved algorithm for matching biological sequences", 1982). Only two rows
// of scores are kept; the way back is one byte a cell. Of a row, only "witness words alone" depends on the
// cell before it: the rest is loops that the compiler makes vectors of, and scores are twentieths, so that
// eight or more cells fit a register.
#include "collate/alignment.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace tellings {
namespace {

constexpr int kSameContent = 40;  // twentieths, as are all of these
constexpr int kSameFunction = 20;
constexpr int kSameStemContent = 32;  // where only the stem is shared
constexpr int kSameStemFunction = 16;
constexpr int kChanged = -10;      // a word in the place of another
constexpr int kChangedKind = -24;  // a content word in the place of a function word
constexpr int kGapOpen = -12;      // a word dropped or added
constexpr int kNoWord = -3000;     // beside a place that only fills a row up
constexpr int kGapMore = -7;       // each further one within a quotation: desks cut clauses, not single words

// A cell is reached by two words beside each other, by base words alone, or by witness words alone.
enum State : std::uint8_t { kBoth, kBaseOnly, kWitnessOnly, kStop };  // kStop: every bit

// From which state each state of a cell was reached: two bits a state.
State from(std::uint8_t trace, State state) { return static_cast<State>((trace >> (2 * state)) & 3U); }

// What the table reads of a word.
struct Key {
  WordId form = 0;
  WordId stem = 0;
  bool content = false;
};

std::vector<Key> keys_of(const StoryWords& words, std::span<const StoryWord> run) {
  std::vector<Key> keys;
  keys.reserve(run.size());
  for (const StoryWord& word : run) keys.push_back({word.form, word.stem, words.is_content(word.form)});
  return keys;
}

int score_of(const Key& a, const Key& b) {
  if (a.stem != b.stem) return a.content == b.content ? kChanged : kChangedKind;
  if (a.form == b.form) return a.content ? kSameContent : kSameFunction;
  return a.content ? kSameStemContent : kSameStemFunction;
}

// Columns of a row: one before the first witness word, and as many as witness words, rounded up so that no
// loop over vectors has a rest.
std::size_t columns_for(std::size_t words) {
  constexpr std::size_t kAtOnce = 8;
  return 1 + (words + kAtOnce - 1) / kAtOnce * kAtOnce;
}

// What each witness word scores beside one base word. Most share no stem with it: those scores are written
// once for content words and once for function words.
template <typename Score>
class PairScores {
 public:
  explicit PairScores(const std::vector<Key>& witness) : witness_(witness) {
    for (const bool content : {false, true}) {
      for (const Key& key : witness)
        unlike_[content].push_back(static_cast<Score>(key.content == content ? kChanged : kChangedKind));
      unlike_[content].resize(columns_for(witness.size()) - 1, Score{kNoWord});
    }
    for (std::uint32_t j = 0; j < witness.size(); ++j) by_stem_.emplace_back(witness[j].stem, j);
    std::ranges::sort(by_stem_);
  }

  // Of base word `key`, for every witness word; valid until the next call.
  const Score* beside(const Key& key) {
    for (const std::uint32_t j : changed_) row_[j] = unlike_[row_content_][j];
    changed_.clear();
    auto found = std::ranges::lower_bound(by_stem_, std::pair{key.stem, std::uint32_t{0}});
    if (found == by_stem_.end() || found->first != key.stem) return unlike_[key.content].data();
    if (row_.empty() || row_content_ != key.content) {
      row_ = unlike_[key.content];
      row_content_ = key.content;
    }
    for (; found != by_stem_.end() && found->first == key.stem; ++found) {
      changed_.push_back(found->second);
      row_[found->second] = static_cast<Score>(score_of(key, witness_[found->second]));
    }
    return row_.data();
  }

 private:
  const std::vector<Key>& witness_;
  std::array<std::vector<Score>, 2> unlike_;  // by whether the base word is a content word
  std::vector<std::pair<WordId, std::uint32_t>> by_stem_;
  std::vector<Score> row_;
  bool row_content_ = false;
  std::vector<std::uint32_t> changed_;  // places of row_ that are not those of unlike_
};

// Cells of one base word: the best score of each state, and the best of all with its state.
template <typename Score>
struct Row {
  explicit Row(std::size_t columns)
      : both(columns, kNever),
        base_only(columns, kNever),
        witness_only(columns, kNever),
        best(columns),
        state(columns) {}

  static constexpr Score kNever = std::numeric_limits<Score>::min() / 2;

  std::vector<Score> both, base_only, witness_only, best, state;
};

// The loops over a row, each over so few arrays that compilers prove or check that these do not overlap.
// `way` gathers the trace in the width of the scores.

// Two words beside each other: cells [1, columns) from those of the row above. A score of no more than
// `least` is none to go on from.
template <typename Score>
void from_diagonal(const Row<Score>& above, const Score* pairs, Score least, Row<Score>& row, Score* way) {
  const Score* const best = above.best.data();
  const Score* const state = above.state.data();
  Score* const both = row.both.data();
  const std::size_t columns = row.both.size();
  for (std::size_t j = 1; j < columns; ++j) {
    const Score before = best[j - 1];
    both[j] = static_cast<Score>(std::max(before, least) + pairs[j - 1]);
    way[j] = static_cast<Score>(state[j - 1] | (before <= least ? kStop : 0));
  }
}

// Base words alone: cells [1, columns) from those of the row above.
template <typename Score>
void from_above(const Row<Score>& above, Score more, Row<Score>& row, Score* way) {
  const Score* const both = above.both.data();
  const Score* const base_only = above.base_only.data();
  const Score* const witness_only = above.witness_only.data();
  Score* const reached = row.base_only.data();
  const std::size_t columns = row.both.size();
  for (std::size_t j = 1; j < columns; ++j) {
    const auto shorter = static_cast<Score>(std::max(both[j], witness_only[j]) + kGapOpen);
    const auto longer = static_cast<Score>(base_only[j] + more);
    const Score of_shorter = both[j] >= witness_only[j] ? Score{kBoth << 2} : Score{kWitnessOnly << 2};
    reached[j] = std::max(longer, shorter);
    way[j] = static_cast<Score>(way[j] | (longer >= shorter ? Score{kBaseOnly << 2} : of_shorter));
  }
}

// Witness words alone: cells [1, columns) from those before them in the row.
template <typename Score>
void from_before(Score more, Row<Score>& row, Score* way) {
  const Score* const both = row.both.data();
  const Score* const base_only = row.base_only.data();
  Score* const witness_only = row.witness_only.data();
  const std::size_t columns = row.both.size();
  for (std::size_t j = 1; j < columns; ++j)
    witness_only[j] = static_cast<Score>(std::max(both[j - 1], base_only[j - 1]) + kGapOpen);
  int here = Row<Score>::kNever;
  for (std::size_t j = 1; j < columns; ++j) {
    here = std::max<int>(witness_only[j], here + more);
    witness_only[j] = static_cast<Score>(here);
  }
  for (std::size_t j = 1; j < columns; ++j) {
    const auto longer = static_cast<Score>(witness_only[j - 1] + more);
    const Score of_shorter = both[j - 1] >= base_only[j - 1] ? Score{kBoth << 4} : Score{kBaseOnly << 4};
    way[j] = static_cast<Score>(way[j] | (witness_only[j] == longer ? Score{kWitnessOnly << 4} : of_shorter));
  }
}

template <typename Score>
void settle(Row<Score>& row) {
  const Score* const both = row.both.data();
  const Score* const base_only = row.base_only.data();
  const Score* const witness_only = row.witness_only.data();
  Score* const best = row.best.data();
  Score* const state = row.state.data();
  const std::size_t columns = row.both.size();
  for (std::size_t j = 0; j < columns; ++j) {
    const Score alone = std::max(base_only[j], witness_only[j]);
    const Score of_alone = base_only[j] >= witness_only[j] ? Score{kBaseOnly} : Score{kWitnessOnly};
    best[j] = std::max(both[j], alone);
    state[j] = both[j] >= alone ? Score{kBoth} : of_alone;
  }
}

// Where the best alignment ends, and how each cell was reached.
struct WayBack {
  std::vector<std::uint8_t> trace;
  std::size_t end = 0;
  State state = kStop;
};

template <typename Score>
class Table {
 public:
  Table(const std::vector<Key>& base, const std::vector<Key>& witness, AlignEnds ends)
      : base_(base),
        last_(witness.size()),
        columns_(columns_for(last_)),
        local_(ends == AlignEnds::kLocal),
        more_(static_cast<Score>(local_ ? kGapOpen : kGapMore)),
        pairs_(witness) {
    way_.trace.resize((base.size() + 1) * columns_);
  }

  WayBack fill() && {
    Row<Score> above(columns_);
    Row<Score> row(columns_);
    std::vector<Score> way(columns_);
    first_row(above);
    const Score least = local_ ? Score{0} : std::numeric_limits<Score>::min();
    for (std::size_t i = 1; i <= base_.size(); ++i) {
      row.both[0] = 0;
      way[0] = kStop;
      from_diagonal(above, pairs_.beside(base_[i - 1]), least, row, way.data());
      from_above(above, more_, row, way.data());
      if (!local_) fit_tail(above, row, way[last_]);
      from_before(more_, row, way.data());
      settle(row);
      if (local_) note_best(row, i);
      std::ranges::transform(way, way_.trace.begin() + static_cast<std::ptrdiff_t>(i * columns_),
                             [](Score bits) { return static_cast<std::uint8_t>(bits); });
      std::swap(above, row);
    }
    if (!local_) {
      way_.end = base_.size() * columns_ + last_;
      way_.state = static_cast<State>(above.state[last_]);
    }
    return std::move(way_);
  }

 private:
  void first_row(Row<Score>& row) {
    row.both[0] = 0;
    way_.trace[0] = kStop;
    for (std::size_t j = 1; j < columns_; ++j) {
      if (local_) {
        row.both[j] = 0;
      } else {
        row.witness_only[j] = static_cast<Score>(kGapOpen + kGapMore * static_cast<int>(j - 1));
        way_.trace[j] = static_cast<std::uint8_t>((j == 1 ? kBoth : kWitnessOnly) << (2 * kWitnessOnly));
      }
    }
    settle(row);
  }

  // Base words after the witness's last cost nothing where the witness is fitted in.
  void fit_tail(const Row<Score>& above, Row<Score>& row, Score& way) const {
    const Score both = above.both[last_], witness_only = above.witness_only[last_];
    const Score shorter = std::max(both, witness_only);
    const State of_shorter = both >= witness_only ? kBoth : kWitnessOnly;
    const State went = above.base_only[last_] >= shorter ? kBaseOnly : of_shorter;
    row.base_only[last_] = std::max(above.base_only[last_], shorter);
    way = static_cast<Score>((way & ~(3 << 2)) | went << 2);
  }

  void note_best(const Row<Score>& row, std::size_t i) {
    Score best = 0;
    for (const Score score : row.both) best = std::max(best, score);
    if (best <= best_) return;
    best_ = best;
    way_.end = i * columns_ + static_cast<std::size_t>(std::ranges::find(row.both, best) - row.both.begin());
    way_.state = kBoth;
  }

  const std::vector<Key>& base_;
  std::size_t last_;  // column of the last witness word
  std::size_t columns_;
  bool local_;
  Score more_;  // cost of a gap's further words
  PairScores<Score> pairs_;
  WayBack way_;
  Score best_ = 0;
};

WayBack way_back(const std::vector<Key>& base, const std::vector<Key>& witness, AlignEnds ends) {
  constexpr std::size_t kNarrow =
      std::numeric_limits<std::int16_t>::max() / 2 / kSameContent;  // no sum overflows
  if (base.size() + witness.size() < kNarrow) return Table<std::int16_t>(base, witness, ends).fill();
  return Table<std::int32_t>(base, witness, ends).fill();
}

std::vector<Column> columns_of(const WayBack& way, const std::vector<Key>& base,
                               const std::vector<Key>& witness) {
  const std::size_t columns = columns_for(witness.size());
  std::vector<Column> aligned;
  std::size_t at = way.end;
  State state = way.state;
  while (state != kStop && at != 0) {
    const auto i = static_cast<std::int32_t>(at / columns);
    const auto j = static_cast<std::int32_t>(at % columns);
    const State before = from(way.trace[at], state);
    if ((state != kWitnessOnly && i == 0) || (state != kBaseOnly && j == 0)) break;
    if (state == kBoth) {
      const bool same =
          base[static_cast<std::size_t>(i - 1)].stem == witness[static_cast<std::size_t>(j - 1)].stem;
      aligned.push_back({i - 1, j - 1, same});
      at -= columns + 1;
    } else if (state == kBaseOnly) {
      aligned.push_back({i - 1, Column::kGap, false});
      at -= columns;
    } else {
      aligned.push_back({Column::kGap, j - 1, false});
      at -= 1;
    }
    state = before;
  }
  std::reverse(aligned.begin(), aligned.end());
  return aligned;
}

}  // namespace

std::vector<Column> align(const StoryWords& words, std::span<const StoryWord> base,
                          std::span<const StoryWord> witness, AlignEnds ends) {
  if (base.empty() || witness.empty()) return {};
  const std::vector<Key> base_keys = keys_of(words, base);
  const std::vector<Key> witness_keys = keys_of(words, witness);
  std::vector<Column> aligned = columns_of(way_back(base_keys, witness_keys, ends), base_keys, witness_keys);
  // The base before and after the witness is none of its business.
  const auto told = [](const Column& c) { return c.witness != Column::kGap; };
  aligned.erase(std::find_if(aligned.rbegin(), aligned.rend(), told).base(), aligned.end());
  aligned.erase(aligned.begin(), std::find_if(aligned.begin(), aligned.end(), told));
  return aligned;
}

}  // namespace tellings
