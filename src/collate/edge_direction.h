// Whether the text decides which of two accounts was first.
#pragma once

#include "collate/collation.h"

namespace tellings {

// Below this the order of two accounts is a coin toss: shown without an arrowhead, called first by nobody.
inline constexpr double kOpenDirection = 0.6;

inline bool is_direction_open(const Edge& edge) {
  return !edge.from.hidden && edge.direction_score < kOpenDirection;
}

}  // namespace tellings
