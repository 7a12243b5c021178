// What is new, changed or withdrawn since an earlier document: before all else for a reader who knows that
// one.
#include <algorithm>
#include <array>
#include <set>

#include "render/report_sections.h"
#include "render/wording.h"

namespace tellings {
namespace {

constexpr std::size_t kShownOfAKind = 12;

std::string_view heading_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kNew:
      return "New";
    case ChangeKind::kChanged:
      return "Changed";
    case ChangeKind::kWithdrawn:
      return "Withdrawn";
  }
  return "";
}

std::string_view words_of(ChangeOf of) {
  switch (of) {
    case ChangeOf::kAccount:
      return "account: ";
    case ChangeOf::kClaim:
      return "statement: ";
    case ChangeOf::kFigure:
      return "figure, ";
    case ChangeOf::kQuote:
      return "quotation: ";
  }
  return "";
}

Line change_line(const StoryCollation& story, const CollationChange& change) {
  Line line{{{std::string(words_of(change.of)), Style::kFaint}, {plain(change.text), Style::kPrinted}},
            1,
            true,
            ""};
  if (!change.before.empty()) line.runs.push_back({"  was: " + plain(change.before), Style::kFaint});
  std::set<AccountIndex> accounts;
  for (const Evidence& item : change.evidence) accounts.insert(item.account);
  for (const AccountIndex account : accounts) {
    line.runs.push_back({line.runs.back().style == Style::kAccount ? " " : "  "});
    line.runs.push_back({plain(story.accounts[account]->id), Style::kAccount});
  }
  return line;
}

}  // namespace

Section changes_section(const StoryCollation& story, const std::vector<CollationChange>& changes) {
  Section section{"Since the earlier document", "", {}};
  for (const ChangeKind kind : {ChangeKind::kNew, ChangeKind::kChanged, ChangeKind::kWithdrawn}) {
    std::size_t count = 0;
    for (const CollationChange& change : changes) {
      if (change.kind != kind) continue;
      if (count++ == 0) section.lines.push_back({{{std::string(heading_of(kind)), Style::kStrong}}});
      if (count <= kShownOfAKind) section.lines.push_back(change_line(story, change));
    }
    if (count > kShownOfAKind)
      section.lines.push_back(
          {{{"and " + counted(count - kShownOfAKind, "more place") + " in the document", Style::kFaint}},
           1,
           true,
           ""});
  }
  return section;
}

}  // namespace tellings
