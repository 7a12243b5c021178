#include "brief/overtaken_figures.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include "base/printed_time.h"

namespace tellings {
namespace {

// When the figure held: the printed time where there is one, but no later than it was told. A day is no
// midnight: a figure "on Monday" holds for its end.
std::pair<std::int64_t, AccountIndex> time_of(const StoryCollation& story, const FigureReading& reading) {
  const AccountIndex account = reading.evidence.account;
  const std::optional<PrintedTime>& published = story.accounts[account]->published;
  const std::int64_t told = published ? published->interval().end - 1 : 0;
  const std::optional<PrintedTime> as_of = parse_iso_time(reading.as_of);
  if (!as_of) return {told, account};
  const std::int64_t last = as_of->interval().end - 1;
  return {published ? std::min(last, told) : last, account};
}

bool same_figure(const FigureReading& a, const FigureReading& b) {
  return a.value == b.value && a.low == b.low && a.high == b.high;
}

}  // namespace

OvertakenFigures::OvertakenFigures(const StoryCollation& story) {
  for (std::size_t g = 0; g < story.figures.size(); ++g) {
    const FigureGroup& group = story.figures[g];
    if (group.verdict != FigureVerdict::kUpdated || group.readings.empty()) continue;
    const FigureReading& last = *std::ranges::max_element(
        group.readings, {}, [&](const FigureReading& reading) { return time_of(story, reading); });
    for (const FigureReading& reading : group.readings)
      readings_.push_back({reading.evidence, g, same_figure(reading, last)});
  }
  std::ranges::sort(readings_, {}, &Reading::evidence);
}

bool OvertakenFigures::is(const Evidence& figure) const {
  const auto at = std::ranges::lower_bound(readings_, figure, {}, &Reading::evidence);
  return at != readings_.end() && at->evidence == figure && !at->latest;
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
