// A reading is new where it fits no reading that the group had before, and its account is not older than
// those that held the earlier ones. The group of before is found by id, words or place; where an edited page
// took these along, by the same unit and mostly the same words of what is counted.
#include "watch/figure_news.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "brief/changes.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr double kRounding = 0.1;     // of the larger: "about 40" and 38
constexpr double kSameMeasure = 0.5;  // of the words of what is counted

struct OldGroup {
  const StoryCollation* story = nullptr;
  const FigureGroup* group = nullptr;
};

std::set<std::string> word_set(const std::string& text) {
  std::set<std::string> out;
  for (Word& word : split_words(text)) out.insert(std::move(word.folded));
  return out;
}

double likeness(const std::string& a, const std::string& b) {
  const auto left = word_set(a), right = word_set(b);
  const auto shared = std::ranges::count_if(left, [&](const auto& word) { return right.contains(word); });
  const std::size_t most = std::max(left.size(), right.size());
  return most == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(most);
}

bool shares_unit(const FigureGroup& a, const FigureGroup& b) {
  return std::ranges::any_of(a.readings, [&](const FigureReading& left) {
    return std::ranges::any_of(b.readings,
                               [&](const FigureReading& right) { return left.unit == right.unit; });
  });
}

std::optional<OldGroup> old_group(const StoryNews& news, const FigureGroup& group) {
  for (const StoryCollation* before : news.before)
    if (const FigureGroup* old = earlier_figure(*before, *news.now, group)) return OldGroup{before, old};
  OldGroup best;
  double most = kSameMeasure;
  for (const StoryCollation* before : news.before)
    for (const FigureGroup& old : before->figures) {
      const double alike = shares_unit(old, group) ? likeness(old.measure, group.measure) : 0;
      if (alike >= most) best = {before, &old}, most = alike + 1e-9;
    }
  if (best.group == nullptr) return std::nullopt;
  return best;
}

std::optional<double> point_of(const FigureReading& reading) {
  if (reading.value) return reading.value;
  if (reading.low && reading.high) return (*reading.low + *reading.high) / 2;
  return reading.low ? reading.low : reading.high;
}

bool is_loose(const FigureReading& reading) {
  return reading.qualifier != Qualifier::kExact && reading.qualifier != Qualifier::kAtLeast;
}

bool is_told_before(const Account& a, const Account& b) {
  return a.published && b.published && a.published->interval().before(b.published->interval());
}

std::string printed_once(const StoryCollation& story, const std::vector<const FigureReading*>& readings) {
  std::string out;
  std::set<std::string> seen;
  for (const FigureReading* reading : readings) {
    const std::string printed(reading->evidence.span.in(story.accounts[reading->evidence.account]->text));
    if (printed.empty() || !seen.insert(joined_words(printed)).second) continue;
    out += (out.empty() ? "" : "; ") + printed;
  }
  return out;
}

bool is_new(const StoryNews& news, const FigureReading& reading, const OldGroup& old) {
  const Account& account = *news.now->accounts[reading.evidence.account];
  bool comparable = false;
  for (const FigureReading& before : old.group->readings) {
    if (before.unit != reading.unit) continue;
    comparable = true;
    if (fits(reading, before) || is_told_before(account, *old.story->accounts[before.evidence.account]))
      return false;
  }
  return comparable;
}

std::string matter_of(const OldGroup& old, const FigureReading& reading) {
  return "figure " + old.group->id + " " + reading.unit + " " + std::to_string(point_of(reading).value_or(0));
}

}  // namespace

bool fits(const FigureReading& fresh, const FigureReading& old) {
  const auto a = point_of(fresh), b = point_of(old);
  if (fresh.unit != old.unit || !a || !b) return false;
  if (*a == *b) return true;
  if (old.low && old.high && *old.low <= *a && *a <= *old.high) return true;
  const bool loose = is_loose(fresh) || is_loose(old);
  return loose && std::abs(*a - *b) <= kRounding * std::max(std::abs(*a), std::abs(*b));
}

std::optional<Fact> figure_news(const StoryNews& story, const FigureGroup& group,
                                const std::function<bool(AccountIndex)>& adds) {
  const bool touched = std::ranges::any_of(
      group.readings, [&](const FigureReading& reading) { return adds(reading.evidence.account); });
  if (!touched) return std::nullopt;
  const auto old = old_group(story, group);
  if (!old) return std::nullopt;
  std::vector<const FigureReading*> fresh, before;
  for (const FigureReading& reading : group.readings)
    if (adds(reading.evidence.account) && is_new(story, reading, *old)) fresh.push_back(&reading);
  if (fresh.empty()) return std::nullopt;
  for (const FigureReading& reading : old->group->readings)
    if (reading.unit == fresh.front()->unit) before.push_back(&reading);
  Fact fact;
  fact.matter = matter_of(*old, *fresh.front());
  fact.text = group.measure + ": " + printed_once(*story.now, fresh);
  fact.before = printed_once(*old->story, before);
  for (const FigureReading* reading : fresh) fact.says.push_back(saying_of(*story.now, reading->evidence));
  return fact;
}

}  // namespace tellings
