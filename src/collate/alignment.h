// Lays two runs of words side by side: which word stands for which, with room for words changed, dropped and
// added.
//
//   base      we call on all sides   to exercise restraint
//   witness   we call on all parties to exercise restraint
//             =  =    =  =   ~       =  =        =
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "collate/words.h"

namespace tellings {

// One column: index of the base word and of the witness word, kGap where one side has none.
struct Column {
  static constexpr std::int32_t kGap = -1;
  std::int32_t base = kGap;
  std::int32_t witness = kGap;
  bool same = false;  // the same word, inflection apart

  [[nodiscard]] bool changed() const { return base != kGap && witness != kGap && !same; }
};

enum class AlignEnds : std::uint8_t {
  kLocal,   // the best stretch of both; what stands outside it is left out
  kFitted,  // the whole witness within the base: base words before and after it cost nothing and are left out
};

// Columns in order; empty where nothing aligns. Cost: product of the lengths.
std::vector<Column> align(const StoryWords& words, std::span<const StoryWord> base,
                          std::span<const StoryWord> witness, AlignEnds ends);

}  // namespace tellings
