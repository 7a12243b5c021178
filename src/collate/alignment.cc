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
constexpr float kChanged = -0.7F;      // a word in the place of another
constexpr float kChangedKind = -1.2F;  // a content word in the place of a function word
constexpr float kAlike = 1.6F;         // for a word known to stand for the other, times likeness
constexpr float kGapOpen = -0.55F;     // a word dropped or added

enum Move : std::uint8_t { kStop, kBoth, kBaseOnly, kWitnessOnly };

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

}  // namespace

std::vector<Column> align(const StoryWords& words, std::span<const StoryWord> base,
                          std::span<const StoryWord> witness, AlignEnds ends, const WordLikeness* likeness) {
  const std::size_t rows = base.size() + 1;
  const std::size_t columns = witness.size() + 1;
  std::vector<float> score(rows * columns, 0.0F);
  std::vector<Move> move(rows * columns, kStop);
  const bool local = ends == AlignEnds::kLocal;
  if (!local) {
    for (std::size_t j = 1; j < columns; ++j) {
      score[j] = kGapOpen * static_cast<float>(j);
      move[j] = kWitnessOnly;
    }
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < rows; ++i) {
    for (std::size_t j = 1; j < columns; ++j) {
      const std::size_t at = i * columns + j;
      const float both = score[at - columns - 1] + score_of(words, base[i - 1], witness[j - 1], likeness);
      const float base_only = score[at - columns] + (!local && j == columns - 1 ? 0.0F : kGapOpen);
      const float witness_only = score[at - 1] + kGapOpen;
      score[at] = both;
      move[at] = kBoth;
      if (base_only > score[at]) score[at] = base_only, move[at] = kBaseOnly;
      if (witness_only > score[at]) score[at] = witness_only, move[at] = kWitnessOnly;
      if (local && score[at] <= 0) score[at] = 0, move[at] = kStop;
      if (local && score[at] > score[best]) best = at;
    }
  }
  std::size_t at = local ? best : rows * columns - 1;
  std::vector<Column> aligned;
  while (move[at] != kStop) {
    const auto i = static_cast<std::int32_t>(at / columns);
    const auto j = static_cast<std::int32_t>(at % columns);
    switch (move[at]) {
      case kBoth:
        aligned.push_back(
            {i - 1, j - 1,
             base[static_cast<std::size_t>(i - 1)].stem == witness[static_cast<std::size_t>(j - 1)].stem});
        at -= columns + 1;
        break;
      case kBaseOnly:
        aligned.push_back({i - 1, Column::kGap, false});
        at -= columns;
        break;
      case kWitnessOnly:
        aligned.push_back({Column::kGap, j - 1, false});
        at -= 1;
        break;
      case kStop:
        break;
    }
  }
  std::reverse(aligned.begin(), aligned.end());
  // The base before and after the witness is none of its business.
  const auto told = [](const Column& c) { return c.witness != Column::kGap; };
  aligned.erase(std::find_if(aligned.rbegin(), aligned.rend(), told).base(), aligned.end());
  aligned.erase(aligned.begin(), std::find_if(aligned.begin(), aligned.end(), told));
  return aligned;
}

}  // namespace tellings
