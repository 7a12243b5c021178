#include "desk/told_range.h"

#include "base/printed_time.h"

namespace tellings {
namespace {

Result<TimeInterval> time_of(std::string_view given) {
  auto time = parse_iso_time(given);
  if (!time)
    return fail(ErrorCode::kUsage, "reading the time " + std::string(given) +
                                       ": not a day or time like 2024-05-14 or 2024-05-14T10:00Z");
  if (!time->zone_minutes) time->zone_minutes = 0;
  return time->interval();
}

}  // namespace

Result<KeyRange> read_told_range(std::string_view from, std::string_view to) {
  KeyRange range;
  if (!from.empty()) {
    const auto first = time_of(from);
    if (!first) return tl::unexpected(first.error());
    range.from = first_key_of_second(first->begin);
  }
  if (!to.empty()) {
    const auto last = time_of(to);
    if (!last) return tl::unexpected(last.error());
    range.before = first_key_of_second(last->end);
  }
  return range;
}

}  // namespace tellings
