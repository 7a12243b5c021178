// Needleman and Wunsch / Smith and Waterman over words. A word shared weighs by what it tells (a content word
// twice a function word); a word changed costs less than one dropped and one added, so that between two
// shared words a synonym falls into the place of the word that it replaced:
//
//   our paramount concern          and not   our paramount  -    concern
//   our main      concern                    our -          main concern
#include "collate/alignment.h"

#include <algorithm>

namespace tellings {
namespace {

constexpr float kSameContent = 2.0F;
constexpr float kSameFunction = 1.0F;
constexpr float kStemOnly = 0.8F;      // of the above where only the stem is shared
constexpr float kChanged = -0.5F;      // a word in the place of another
constexpr float kChangedKind = -1.2F;  // a content word in the place of a function word
constexpr float kAlike = 1.6F;         // for a word known to stand for the other, times likeness
constexpr float kGapOpen = -0.6F;      // a word dropped or added
constexpr float kGapMore =
    -0.35F;  // each further one within a quotation: desks cut clauses, not single words

float score_of(const StoryWords& words, const StoryWord& a, const StoryWord& b,
               const WordLikeness* likeness) {
  if (a.stem == b.stem) {
    const float weight = words.is_content(a.form) ? kSameContent : kSameFunction;
    return a.form == b.form ? weight : weight * kStemOnly;
  }
  const bool content = words.is_content(a.form);
  if (content != words.is_content(b.form)) return kChangedKind;
  if (likeness == nullptr || !content) return kChanged;
  return kChanged + kAlike * (*likeness)(a.form, b.form);
}

// Gotoh's three tables: a cell is reached by two words beside each other, by base words alone, or by witness
// words alone.
enum State : std::uint8_t { kBoth, kBaseOnly, kWitnessOnly, kStop };

struct Cell {
  float score[3] = {kNever, kNever, kNever};
  State from[3] = {kStop, kStop, kStop};
  static constexpr float kNever = -1e9F;

  [[nodiscard]] State best() const {
    if (score[kBoth] >= score[kBaseOnly] && score[kBoth] >= score[kWitnessOnly]) return kBoth;
    return score[kBaseOnly] >= score[kWitnessOnly] ? kBaseOnly : kWitnessOnly;
  }
};

class Table {
 public:
  Table(const StoryWords& words, std::span<const StoryWord> base, std::span<const StoryWord> witness,
        AlignEnds ends, const WordLikeness* likeness)
      : columns_(witness.size() + 1),
        cells_((base.size() + 1) * columns_),
        more_(ends == AlignEnds::kLocal ? kGapOpen : kGapMore) {
    const bool local = ends == AlignEnds::kLocal;
    open_edges(base.size(), local);
    for (std::size_t i = 1; i <= base.size(); ++i) {
      for (std::size_t j = 1; j < columns_; ++j) {
        const bool tail = !local && j == columns_ - 1;
        fill(i, j, score_of(words, base[i - 1], witness[j - 1], likeness), local, tail);
      }
    }
    if (!local) end_ = cells_.size() - 1;
  }

  std::vector<Column> columns(std::span<const StoryWord> base, std::span<const StoryWord> witness) const {
    std::vector<Column> aligned;
    std::size_t at = end_;
    State state = cells_[at].best();
    while (state != kStop && at != 0) {
      const auto i = static_cast<std::int32_t>(at / columns_);
      const auto j = static_cast<std::int32_t>(at % columns_);
      const State from = cells_[at].from[state];
      if (state == kBoth) {
        if (i == 0 || j == 0) break;
        aligned.push_back(
            {i - 1, j - 1,
             base[static_cast<std::size_t>(i - 1)].stem == witness[static_cast<std::size_t>(j - 1)].stem});
        at -= columns_ + 1;
      } else if (state == kBaseOnly) {
        if (i == 0) break;
        aligned.push_back({i - 1, Column::kGap, false});
        at -= columns_;
      } else {
        if (j == 0) break;
        aligned.push_back({Column::kGap, j - 1, false});
        at -= 1;
      }
      state = from;
    }
    std::reverse(aligned.begin(), aligned.end());
    return aligned;
  }

 private:
  void open_edges(std::size_t rows, bool local) {
    for (std::size_t i = 0; i <= rows; ++i) {
      cells_[i * columns_].score[kBoth] = 0;
      cells_[i * columns_].from[kBoth] = kStop;
    }
    for (std::size_t j = 1; j < columns_; ++j) {
      Cell& cell = cells_[j];
      if (local) {
        cell.score[kBoth] = 0;
      } else {
        cell.score[kWitnessOnly] = kGapOpen + more_ * static_cast<float>(j - 1);
        cell.from[kWitnessOnly] = j == 1 ? kBoth : kWitnessOnly;
      }
    }
  }

  void fill(std::size_t i, std::size_t j, float pair, bool local, bool tail) {
    const std::size_t at = i * columns_ + j;
    Cell& cell = cells_[at];
    const Cell& diagonal = cells_[at - columns_ - 1];
    cell.from[kBoth] = diagonal.best();
    cell.score[kBoth] = diagonal.score[cell.from[kBoth]] + pair;
    if (local && diagonal.score[cell.from[kBoth]] <= 0) {
      cell.from[kBoth] = kStop;
      cell.score[kBoth] = pair;
    }
    // Base words after the witness's last cost nothing where the witness is fitted in.
    reach(cell, kBaseOnly, cells_[at - columns_], tail ? 0 : kGapOpen, tail ? 0 : more_);
    reach(cell, kWitnessOnly, cells_[at - 1], kGapOpen, more_);
    if (local && cell.score[kBoth] > best_) best_ = cell.score[kBoth], end_ = at;
  }

  static void reach(Cell& cell, State state, const Cell& before, float open, float more) {
    const float opened = before.score[kBoth] + open;
    const float other = before.score[state == kBaseOnly ? kWitnessOnly : kBaseOnly] + open;
    const float longer = before.score[state] + more;
    cell.score[state] = std::max({opened, other, longer});
    cell.from[state] = longer >= opened && longer >= other ? state
                       : opened >= other                   ? kBoth
                       : state == kBaseOnly                ? kWitnessOnly
                                                           : kBaseOnly;
  }

  std::size_t columns_;
  std::vector<Cell> cells_;
  float more_;  // cost of a gap's further words
  std::size_t end_ = 0;
  float best_ = 0;
};

}  // namespace

std::vector<Column> align(const StoryWords& words, std::span<const StoryWord> base,
                          std::span<const StoryWord> witness, AlignEnds ends, const WordLikeness* likeness) {
  if (base.empty() || witness.empty()) return {};
  std::vector<Column> aligned = Table(words, base, witness, ends, likeness).columns(base, witness);
  // The base before and after the witness is none of its business.
  const auto told = [](const Column& c) { return c.witness != Column::kGap; };
  aligned.erase(std::find_if(aligned.rbegin(), aligned.rend(), told).base(), aligned.end());
  aligned.erase(aligned.begin(), std::find_if(aligned.begin(), aligned.end(), told));
  return aligned;
}

}  // namespace tellings
