#include "pipeline/given_times.h"

#include <string>

namespace tellings {
namespace {

std::optional<int> zone_of(std::string_view zone) {
  if (zone == "UTC") zone = "Z";
  // A zone stands behind a time of day: read one.
  const auto time = parse_iso_time("2000-01-01T12:00:00" + std::string(zone));
  return time ? time->zone_minutes : std::nullopt;
}

std::string suffix_of(int minutes) {
  if (minutes == 0) return "Z";
  const int size = minutes < 0 ? -minutes : minutes;
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return (minutes < 0 ? "-" : "+") + two(size / 60) + ":" + two(size % 60);
}

void give_zone(std::optional<PrintedTime>& time, int minutes) {
  if (!time || time->precision < TimePrecision::kMinute || time->zone_minutes) return;
  time->zone_minutes = minutes;
  time->value += suffix_of(minutes);
}

}  // namespace

Result<GivenTimes> read_given_times(std::string_view date, std::string_view zone) {
  GivenTimes given;
  if (!date.empty()) {
    given.date = parse_iso_time(date);
    if (!given.date)
      return fail(ErrorCode::kUsage,
                  "reading --date " + std::string(date) + ": not an ISO 8601 date like 2020-01-03");
  }
  if (!zone.empty()) {
    given.zone_minutes = zone_of(zone);
    if (!given.zone_minutes)
      return fail(ErrorCode::kUsage,
                  "reading --tz " + std::string(zone) + ": not Z, UTC or an offset like +02:00");
  }
  return given;
}

void give_times(std::vector<Account>& accounts, const GivenTimes& given) {
  for (Account& account : accounts) {
    if (given.date && !account.published) account.published = given.date;
    if (!given.zone_minutes) continue;
    give_zone(account.published, *given.zone_minutes);
    give_zone(account.modified, *given.zone_minutes);
  }
}

}  // namespace tellings
