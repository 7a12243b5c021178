#include "watch/plan.h"

#include <algorithm>
#include <array>

#include "fetch/pacing.h"

namespace tellings {
namespace {

constexpr std::int64_t kMinute = 60, kHour = 60 * kMinute, kDay = 24 * kHour;

// After the first look, the second, ...: most edits come within the first hours. The first are a little under
// an hour, so that a run every hour misses none.
constexpr std::array kPauses = {55 * kMinute, 55 * kMinute, 55 * kMinute, 3 * kHour,
                                6 * kHour,    12 * kHour,   kDay,         2 * kDay};
constexpr int kMostFailures = 5;
constexpr std::int64_t kFirstRetry = 10 * kMinute;

std::int64_t not_before(std::int64_t time, const LookOutcome& outcome, std::int64_t now) {
  const double wait = std::min(outcome.retry_after.value_or(0), 7.0 * static_cast<double>(kDay));
  return std::max(time, now + static_cast<std::int64_t>(wait));
}

bool is_for_good(FetchState state) {
  return state == FetchState::kGone || state == FetchState::kAddress || state == FetchState::kTooLarge;
}

}  // namespace

bool went_well(const LookOutcome& outcome) {
  return outcome.state == FetchState::kUnchanged || (outcome.state == FetchState::kFetched && outcome.usable);
}

std::int64_t next_feed_look(const LookOutcome& outcome, int failures, std::int64_t now, std::int64_t every) {
  if (went_well(outcome)) return now + every;
  const double wait = backoff_seconds(failures + 1, static_cast<double>(every), static_cast<double>(kDay));
  return not_before(now + static_cast<std::int64_t>(wait), outcome, now);
}

std::optional<std::int64_t> next_page_look(const LookOutcome& outcome, int looks, int failures,
                                           std::int64_t now) {
  if (went_well(outcome)) {
    const auto place = static_cast<std::size_t>(std::max(looks, 1) - 1);
    if (place >= kPauses.size()) return std::nullopt;
    return now + kPauses[place];
  }
  if (is_for_good(outcome.state) || failures >= kMostFailures) return std::nullopt;
  const double wait = backoff_seconds(failures, static_cast<double>(kFirstRetry), static_cast<double>(kDay));
  return not_before(now + static_cast<std::int64_t>(wait), outcome, now);
}

}  // namespace tellings
