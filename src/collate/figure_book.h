// The figures of the notes as numbers, and which group each came to stand in.
#pragma once

#include <map>
#include <vector>

#include "collate/collation.h"
#include "collate/comparable_figure.h"
#include "collate/story.h"

namespace tellings {

class FigureBook {
 public:
  // `groups` must outlive the book.
  FigureBook(const Story& story, const std::vector<FigureGroup>& groups);

  // Null where the figure stands in no group.
  [[nodiscard]] const FigureGroup* group(AccountIndex account, std::uint32_t figure) const {
    return groups_[account][figure];
  }
  [[nodiscard]] const ComparableFigure& number(AccountIndex account, std::uint32_t figure) const {
    return numbers_[account][figure];
  }
  // [account][figure]; kSingle where it stands in no group.
  [[nodiscard]] const std::vector<std::vector<FigureVerdict>>& verdicts() const { return verdicts_; }

 private:
  std::vector<std::vector<const FigureGroup*>> groups_;
  std::vector<std::vector<ComparableFigure>> numbers_;
  std::vector<std::vector<FigureVerdict>> verdicts_;
};

}  // namespace tellings
