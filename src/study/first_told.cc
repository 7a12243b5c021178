#include "study/first_told.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>

#include "base/printed_time.h"

namespace tellings {
namespace {

constexpr auto kNever = std::numeric_limits<std::int64_t>::max();
constexpr auto kEver = std::numeric_limits<std::int64_t>::min();

TimeInterval time_of(const ArchiveAccount& account) {
  const auto time = parse_iso_time(account.published);
  return time ? time->interval() : TimeInterval{kEver, kNever};
}

void place(const std::vector<TimeInterval>& times, const std::vector<std::size_t>& story,
           std::vector<FirstTold>& first) {
  if (story.size() < 2) return;
  const auto begins_first = [&](std::size_t a, std::size_t b) { return times[a].begin < times[b].begin; };
  const auto ends_first = [&](std::size_t a, std::size_t b) { return times[a].end < times[b].end; };
  const std::size_t soonest = *std::min_element(story.begin(), story.end(), ends_first);
  std::vector<std::size_t> earliest = story;  // the two that begin first
  std::partial_sort(earliest.begin(), earliest.begin() + 2, earliest.end(), begins_first);
  for (const std::size_t one : story) {
    const std::size_t other = earliest[0] == one ? earliest[1] : earliest[0];
    if (times[one].before(times[other])) {
      first[one] = FirstTold::kYes;
    } else {
      first[one] = soonest != one && times[soonest].before(times[one]) ? FirstTold::kNo : FirstTold::kMaybe;
    }
  }
}

}  // namespace

std::vector<FirstTold> first_told(const std::vector<ArchiveAccount>& accounts) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> stories;
  std::vector<TimeInterval> times;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    times.push_back(time_of(accounts[i]));
    if (!accounts[i].story.empty()) stories[accounts[i].story].push_back(i);
  }
  std::vector<FirstTold> first(accounts.size(), FirstTold::kAlone);
  for (const auto& [name, story] : stories) place(times, story, first);
  return first;
}

}  // namespace tellings
