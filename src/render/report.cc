#include "render/report.h"

#include <algorithm>
#include <map>
#include <set>

#include "render/report_sections.h"
#include "render/wording.h"

namespace tellings {
namespace {

std::string period(const StoryCollation& story) {
  const PrintedTime* first = nullptr;
  const PrintedTime* last = nullptr;
  for (const auto& account : story.accounts) {
    if (!account->published) continue;
    if (first == nullptr) first = &*account->published;
    last = &*account->published;
  }
  if (first == nullptr) return "";
  const std::string begin = first->value.substr(0, 10);
  const std::string end = last->value.substr(0, 10);
  return begin == end ? begin : begin + " to " + end;
}

// Three numbers always: accounts, texts, groups that share no source. No single independence number for a
// story.
std::vector<Line> head_of(const StoryCollation& story) {
  std::set<std::string> texts;
  std::size_t counted_accounts = 0;
  for (const auto& account : story.accounts) {
    if (account->use != Use::kAccount) continue;
    ++counted_accounts;
    texts.insert(account->sha256);
  }
  Line line;
  line.runs = {{counted(counted_accounts, "account"), Style::kStrong},
               {", "},
               {counted(texts.size(), "text"), Style::kStrong},
               {", "},
               {counted(story.stemma.independent_groups.size(), "group"), Style::kStrong},
               {" without a shared source found"}};
  std::vector<Line> head{line};
  const auto best =
      std::max_element(story.claims.begin(), story.claims.end(),
                       [](const Claim& a, const Claim& b) { return a.independent < b.independent; });
  if (best != story.claims.end()) {
    head.push_back({{{"Best supported: "},
                     {plain(best->text), Style::kPrinted},
                     {" "},
                     {support_words(*best), Style::kFaint}}});
  }
  return head;
}

Report report_of(const StoryCollation& story, const std::vector<CollationChange>& changes) {
  Report report;
  report.title = plain(story.title);
  const std::string when = period(story);
  report.head = head_of(story);
  if (!when.empty()) report.head.front().runs.push_back({"; " + when, Style::kFaint});
  if (Section section = changes_section(story, changes); !section.lines.empty())
    report.sections.push_back(std::move(section));
  for (Section (*make)(const StoryCollation&) :
       {draft_section, accounts_section, brief_section, disputed_section, quotations_section, figures_section,
        stemma_section, single_source_section}) {
    Section section = make(story);
    if (!section.lines.empty()) report.sections.push_back(std::move(section));
  }
  return report;
}

Report leftovers_of(const Collation& collation) {
  Report report;
  report.title = "Not in a story";
  Section apart{"Set apart", "of another event, by what their words say; --one-story keeps all together", {}};
  for (const ApartAccount& left : collation.apart) {
    apart.lines.push_back({{{plain(left.account->id), Style::kAccount},
                            {" "},
                            {plain(left.account->title), Style::kPrinted},
                            {"  " + plain(left.reason), Style::kFaint}},
                           0,
                           true,
                           ""});
  }
  Section skipped{"Skipped", "", {}};
  for (const SkippedInput& input : collation.skipped) {
    skipped.lines.push_back(
        {{{plain(input.input), Style::kStrong}, {": " + plain(input.reason)}}, 0, true, ""});
  }
  for (Section* section : {&apart, &skipped}) {
    if (!section->lines.empty()) report.sections.push_back(std::move(*section));
  }
  return report;
}

}  // namespace

std::vector<Report> make_reports(const Collation& collation,
                                 const std::vector<std::vector<CollationChange>>& changes) {
  std::vector<Report> reports;
  for (std::size_t s = 0; s < collation.stories.size(); ++s)
    reports.push_back(
        report_of(collation.stories[s], s < changes.size() ? changes[s] : std::vector<CollationChange>{}));
  Report leftovers = leftovers_of(collation);
  if (!leftovers.sections.empty()) reports.push_back(std::move(leftovers));
  return reports;
}

}  // namespace tellings
