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

namespace tellings {

// Kinds of evidence, in the order of figure_evidence_names().
inline constexpr std::size_t kFigureEvidence = 36;
using FigureEvidence = std::array<double, kFigureEvidence>;
const std::array<std::string_view, kFigureEvidence>& figure_evidence_names();

// `converted`: one is printed beside the other as its conversion, "$16.5 million" after "112 million crowns
// (".
FigureEvidence figure_evidence(const FigureSetting& a, const FigureSetting& b, bool converted,
                               double sentence_cosine, const WordRarity& rarity);

// Log odds that the two belong together.
double figure_likeness(const FigureEvidence& evidence);

}  // namespace tellings
