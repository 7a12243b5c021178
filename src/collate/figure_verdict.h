// Whether the readings of one measure go together.
//
//   17 (morning), 23 (evening)                      updated: each account gives what was known when it was
//   written 17 (company), 23 (hospital), in one account     conflict: holder against holder hundreds, 850
//   compatible 480,000, 408,000                                conflict, noted as a probable copying slip
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "collate/collation.h"
#include "collate/comparable_figure.h"

namespace tellings {

// One reading, as far as the verdict needs it.
struct TimedFigure {
  AccountIndex account = 0;
  std::int64_t time = 0;  // of the telling, or as printed where the figure tells; in seconds
  ComparableFigure number;
  std::string_view holder;   // empty: the account itself
  std::string_view printed;  // the number as printed
};

struct FigureFinding {
  FigureVerdict verdict = FigureVerdict::kSingle;
  Band band = Band::kLikely;
  std::string note;  // empty where none
};

// REQUIRES: readings not empty.
FigureFinding judge_figures(const std::vector<TimedFigure>& readings);

}  // namespace tellings
