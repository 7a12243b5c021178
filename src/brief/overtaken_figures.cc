#include "brief/overtaken_figures.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace tellings {
namespace {

// The time it holds for where that is printed, then the time of its account.
std::pair<std::string_view, AccountIndex> time_of(const FigureReading& reading) {
  return {reading.as_of, reading.evidence.account};
}

bool same_figure(const FigureReading& a, const FigureReading& b) {
  return a.value == b.value && a.low == b.low && a.high == b.high;
}

}  // namespace

OvertakenFigures::OvertakenFigures(const StoryCollation& story) {
  for (std::size_t g = 0; g < story.figures.size(); ++g) {
    const FigureGroup& group = story.figures[g];
    if (group.verdict != FigureVerdict::kUpdated || group.readings.empty()) continue;
    const FigureReading& last = *std::ranges::max_element(group.readings, {}, time_of);
    for (const FigureReading& reading : group.readings)
      readings_.push_back({reading.evidence, g, same_figure(reading, last)});
  }
  std::ranges::sort(readings_, {}, &Reading::evidence);
}

bool OvertakenFigures::in(AccountIndex account, ByteSpan words) const {
  std::set<std::size_t> old;
  std::set<std::size_t> latest;
  for (const Reading& reading : readings_) {
    if (reading.evidence.account == account && words.contains(reading.evidence.span))
      (reading.latest ? latest : old).insert(reading.group);
  }
  return !std::ranges::includes(latest, old);
}

}  // namespace tellings
