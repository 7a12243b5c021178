// Needleman and Wunsch / Smith and Waterman over words. A word shared weighs by what it tells (a content word
// twice a function word); a word changed costs less than one dropped and one added, so that between two
// shared words a synonym falls into the place of the word that it replaced:
//
//   our paramount concern          and not   our paramount  -    concern
//   our main      concern                    our -          main concern
//
// Gaps are affine (O. Gotoh, "An improved algorithm for matching biological sequences", 1982). Only two rows
// of scores are kept; the way back is one byte a cell.
#include "collate/alignment.h"

#include <algorithm>

namespace tellings {
namespace {

constexpr float kSameContent = 2.0F;
constexpr float kSameFunction = 1.0F;
constexpr float kStemOnly = 0.8F;      // of the above where only the stem is shared
constexpr float kChanged = -0.5F;      // a word in the place of another
constexpr float kChangedKind = -1.2F;  // a content word in the place of a function word
constexpr float kGapOpen = -0.6F;      // a word dropped or added
constexpr float kGapMore =
    -0.35F;  // each further one within a quotation: desks cut clauses, not single words
constexpr float kNever = -1e9F;

// A cell is reached by two words beside each other, by base words alone, or by witness words alone.
enum State : std::uint8_t { kBoth, kBaseOnly, kWitnessOnly, kStop };

struct Scores {
  float both = kNever;
  float base_only = kNever;
  float witness_only = kNever;

  [[nodiscard]] State best() const {
    if (both >= base_only && both >= witness_only) return kBoth;
    return base_only >= witness_only ? kBaseOnly : kWitnessOnly;
  }
  [[nodiscard]] float best_score() const { return std::max({both, base_only, witness_only}); }
};

// From which state each state of a cell was reached: two bits a state.
class Trace {
 public:
  void set(State state, State from) { bits_ = static_cast<std::uint8_t>(bits_ | (from << (2 * state))); }
  [[nodiscard]] State from(State state) const { return static_cast<State>((bits_ >> (2 * state)) & 3U); }

 private:
  std::uint8_t bits_ = 0;
};

// What the inner loop reads of a word.
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

float score_of(const Key& a, const Key& b) {
  if (a.stem != b.stem) return a.content == b.content ? kChanged : kChangedKind;
  const float weight = a.content ? kSameContent : kSameFunction;
  return a.form == b.form ? weight : weight * kStemOnly;
}

class Table {
 public:
  Table(std::vector<Key> base, std::vector<Key> witness, AlignEnds ends)
      : base_(std::move(base)),
        witness_(std::move(witness)),
        columns_(witness_.size() + 1),
        trace_((base_.size() + 1) * columns_),
        local_(ends == AlignEnds::kLocal),
        more_(local_ ? kGapOpen : kGapMore) {
    std::vector<Scores> above = first_row();
    std::vector<Scores> row(columns_);
    for (std::size_t i = 1; i <= base_.size(); ++i) {
      row[0] = {0, kNever, kNever};
      trace_[i * columns_].set(kBoth, kStop);
      for (std::size_t j = 1; j < columns_; ++j) fill(i, j, above, row);
      std::swap(above, row);
    }
    if (!local_) {
      end_ = trace_.size() - 1;
      end_state_ = above.back().best();
    }
  }

  std::vector<Column> columns() const {
    std::vector<Column> aligned;
    std::size_t at = end_;
    State state = end_state_;
    while (state != kStop && at != 0) {
      const auto i = static_cast<std::int32_t>(at / columns_);
      const auto j = static_cast<std::int32_t>(at % columns_);
      const State from = trace_[at].from(state);
      if ((state != kWitnessOnly && i == 0) || (state != kBaseOnly && j == 0)) break;
      if (state == kBoth) {
        aligned.push_back(
            {i - 1, j - 1,
             base_[static_cast<std::size_t>(i - 1)].stem == witness_[static_cast<std::size_t>(j - 1)].stem});
        at -= columns_ + 1;
      } else if (state == kBaseOnly) {
        aligned.push_back({i - 1, Column::kGap, false});
        at -= columns_;
      } else {
        aligned.push_back({Column::kGap, j - 1, false});
        at -= 1;
      }
      state = from;
    }
    std::reverse(aligned.begin(), aligned.end());
    return aligned;
  }

 private:
  std::vector<Scores> first_row() {
    std::vector<Scores> row(columns_);
    row[0].both = 0;
    trace_[0].set(kBoth, kStop);
    for (std::size_t j = 1; j < columns_; ++j) {
      if (local_) {
        row[j].both = 0;
      } else {
        row[j].witness_only = kGapOpen + more_ * static_cast<float>(j - 1);
        trace_[j].set(kWitnessOnly, j == 1 ? kBoth : kWitnessOnly);
      }
    }
    return row;
  }

  void fill(std::size_t i, std::size_t j, const std::vector<Scores>& above, std::vector<Scores>& row) {
    const std::size_t at = i * columns_ + j;
    const float pair = score_of(base_[i - 1], witness_[j - 1]);
    const Scores& diagonal = above[j - 1];
    const float before = diagonal.best_score();
    Scores& cell = row[j];
    Trace trace;
    const bool fresh = local_ && before <= 0;
    cell.both = fresh ? pair : before + pair;
    trace.set(kBoth, fresh ? kStop : diagonal.best());
    // Base words after the witness's last cost nothing where the witness is fitted in.
    const bool tail = !local_ && j == columns_ - 1;
    const Scores& up = above[j];
    cell.base_only = reach(kBaseOnly, up.both, up.witness_only, up.base_only, tail ? 0 : kGapOpen,
                           tail ? 0 : more_, trace);
    const Scores& left = row[j - 1];
    cell.witness_only =
        reach(kWitnessOnly, left.both, left.base_only, left.witness_only, kGapOpen, more_, trace);
    trace_[at] = trace;
    if (local_ && cell.both > best_) best_ = cell.both, end_ = at, end_state_ = kBoth;
  }

  static float reach(State state, float both, float other, float same, float open, float more, Trace& trace) {
    const float opened = both + open;
    const float crossed = other + open;
    const float longer = same + more;
    const State crossing = state == kBaseOnly ? kWitnessOnly : kBaseOnly;
    trace.set(state, longer >= opened && longer >= crossed ? state : opened >= crossed ? kBoth : crossing);
    return std::max({opened, crossed, longer});
  }

  std::vector<Key> base_;
  std::vector<Key> witness_;
  std::size_t columns_;
  std::vector<Trace> trace_;
  bool local_;
  float more_;  // cost of a gap's further words
  std::size_t end_ = 0;
  State end_state_ = kStop;
  float best_ = 0;
};

}  // namespace

std::vector<Column> align(const StoryWords& words, std::span<const StoryWord> base,
                          std::span<const StoryWord> witness, AlignEnds ends) {
  if (base.empty() || witness.empty()) return {};
  std::vector<Column> aligned = Table(keys_of(words, base), keys_of(words, witness), ends).columns();
  // The base before and after the witness is none of its business.
  const auto told = [](const Column& c) { return c.witness != Column::kGap; };
  aligned.erase(std::find_if(aligned.rbegin(), aligned.rend(), told).base(), aligned.end());
  aligned.erase(aligned.begin(), std::find_if(aligned.begin(), aligned.end(), told));
  return aligned;
}

}  // namespace tellings
