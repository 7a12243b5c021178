#include "collate/figure_book.h"

namespace tellings {

FigureBook::FigureBook(const Story& story, const std::vector<FigureGroup>& groups) {
  std::map<Evidence, const FigureGroup*> at;
  for (const FigureGroup& group : groups)
    for (const FigureReading& reading : group.readings) at[reading.evidence] = &group;
  for (AccountIndex account = 0; account < story.size(); ++account) {
    auto& of_account = groups_.emplace_back();
    auto& numbers = numbers_.emplace_back();
    auto& verdicts = verdicts_.emplace_back();
    for (const Figure& figure : story.notes[account].figures) {
      const auto found = at.find({account, figure.span});
      of_account.push_back(found == at.end() ? nullptr : found->second);
      numbers.push_back(comparable(figure));
      verdicts.push_back(found == at.end() ? FigureVerdict::kSingle : found->second->verdict);
    }
  }
}

}  // namespace tellings
