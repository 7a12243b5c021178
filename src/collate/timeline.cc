#include "collate/timeline.h"

#include <algorithm>
#include <map>
#include <optional>

namespace tellings {
namespace {

constexpr std::size_t kClaimsLookedAt = 60;  // what matters less is no event of the story

// A TIMEX3 value that names a calendar time ("2020-01-03T14:20"); durations, weeks and seasons are no points
// in time.
std::optional<PrintedTime> calendar_time(const TimeRef& time) {
  if (time.of_report || time.value.empty() || time.value.front() == 'P') return std::nullopt;
  return parse_iso_time(time.value);
}

// The first calendar time told in the evidence's last sentence, which is the one that tells the claim.
std::optional<PrintedTime> time_in(const Notes& notes, ByteSpan span) {
  for (const TimeRef& time : notes.times)
    if (span.contains(time.span))
      if (auto found = calendar_time(time)) return found;
  return std::nullopt;
}

}  // namespace

std::vector<TimelineEntry> build_timeline(const Story& story, const std::vector<Claim>& claims) {
  std::map<std::string, TimelineEntry> by_time;
  for (std::size_t c = 0; c < std::min(kClaimsLookedAt, claims.size()); ++c) {
    for (const ClaimEvidence& evidence : claims[c].evidence) {
      const Evidence& at = evidence.evidence;
      const std::optional<PrintedTime> when = time_in(story.notes[at.account], at.span);
      if (!when) continue;
      TimelineEntry& entry = by_time[when->value];
      if (entry.what.empty()) {
        entry.when = when->value;
        entry.precision = name_of(when->precision);
        entry.what = claims[c].text;
      }
      if (entry.what == claims[c].text) entry.evidence.push_back(at);
    }
  }
  std::vector<TimelineEntry> out;
  for (auto& [when, entry] : by_time) out.push_back(std::move(entry));
  return out;
}

}  // namespace tellings
