// How likely two figures are readings of one measure, from their numbers and what stands around them.
//
// "17 people had been treated" and "put the injured at 17" are; "17 people were arrested" and "17 vehicles"
// are not; "420 of them in Harlan Falls" and "380 in Denmark" count the same thing in two places. The
// evidence is weighed by logistic regression (data/figure_weights.tsv), fitted on story sets with gold
// groups, each set scored by weights fitted on the others.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "collate/figure_setting.h"
#include "collate/word_likeness.h"

namespace tellings {

// In the order of FigureEvidence.
inline constexpr std::array kFigureEvidenceNames = std::to_array<std::string_view>({"bias",
                                                                                    "equal",
                                                                                    "equal_small",
                                                                                    "meet",
                                                                                    "close",
                                                                                    "slip",
                                                                                    "other_dim",
                                                                                    "one_unit",
                                                                                    "converted",
                                                                                    "near",
                                                                                    "sentence",
                                                                                    "sentence_squared",
                                                                                    "counted",
                                                                                    "near_contained",
                                                                                    "around",
                                                                                    "vector",
                                                                                    "after",
                                                                                    "before",
                                                                                    "account",
                                                                                    "one_sentence",
                                                                                    "next_sentences",
                                                                                    "name_same",
                                                                                    "name_other",
                                                                                    "topic",
                                                                                    "other_topic",
                                                                                    "holders_differ",
                                                                                    "set_against",
                                                                                    "head_alike",
                                                                                    "head_unlike",
                                                                                    "core_alike",
                                                                                    "core_shared",
                                                                                    "part_of_whole",
                                                                                    "both_parts",
                                                                                    "elliptical",
                                                                                    "small_head_unlike",
                                                                                    "core_unlike",
                                                                                    "small_core_unlike",
                                                                                    "many_head_unlike"});
using FigureEvidence = std::array<double, kFigureEvidenceNames.size()>;

// What a pair is judged by beside the settings of the two.
struct FigurePairContext {
  bool converted =
      false;  // one is printed beside the other as its conversion: "112 million crowns ($16.5 million)"
  double sentence_cosine = 0;
  bool elliptical = false;  // one leaves what it counts to the other
};
// Whether the two can stand for one number: equal after rounding, a conversion, or money of two currencies.
bool may_be_one_number(const FigureSetting& a, const FigureSetting& b, const FigurePairContext& context);

FigureEvidence figure_evidence(const FigureSetting& a, const FigureSetting& b,
                               const FigurePairContext& context, const WordRarity& rarity,
                               WordLikeness& words);

}  // namespace tellings
