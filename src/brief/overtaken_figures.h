// Figures that a later one of the same measure has overtaken: a brief gives the latest.
#pragma once

#include <vector>

#include "collate/collation.h"

namespace tellings {

class OvertakenFigures {
 public:
  explicit OvertakenFigures(const StoryCollation& story);

  // Whether a later figure of its group has overtaken the one printed there.
  [[nodiscard]] bool is(const Evidence& figure) const;

  // Whether the words give an overtaken figure and not the one that overtook it: "four dead", but not "the
  // toll rose from four to nine".
  [[nodiscard]] bool in(AccountIndex account, ByteSpan words) const;

 private:
  struct Reading {
    Evidence evidence;
    std::size_t group;  // index in StoryCollation::figures
    bool latest;
  };
  std::vector<Reading> readings_;  // of measures that changed over time, by evidence
};

}  // namespace tellings
