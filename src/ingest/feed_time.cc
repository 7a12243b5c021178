#include <fmt/format.h>

#include <array>
#include <charconv>

#include "account/dates.h"
#include "ingest/feed.h"
#include "ingest/machine_time.h"

namespace tellings {
namespace {

std::optional<PrintedTime> in_utc(const PrintedTime& time) {
  PrintedTime utc = time;
  if (!utc.zone_minutes) utc.zone_minutes = 0;
  const std::int64_t begin = utc.interval().begin;
  const std::int64_t day = begin >= 0 ? begin / 86400 : (begin - 86399) / 86400;
  const std::int64_t second = begin - day * 86400;
  const CivilDate date = civil_from_days(day);
  auto out = parse_iso_time(fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", date.year, date.month,
                                        date.day, second / 3600, second / 60 % 60, second % 60));
  if (out) out->printed = time.printed;
  return out;
}

// RFC 822 and what is nearly it, cut at blanks, commas and dashes between letters and digits.
struct Pieces {
  std::array<std::string_view, 10> part;
  std::size_t count = 0;
};

Pieces cut(std::string_view text) {
  Pieces pieces;
  for (std::size_t at = 0; at < text.size() && pieces.count < pieces.part.size();) {
    const std::size_t begin = text.find_first_not_of(" ,\t\r\n", at);
    if (begin == std::string_view::npos) break;
    std::size_t end = begin;
    while (end < text.size() && std::string_view(" ,\t\r\n").find(text[end]) == std::string_view::npos) ++end;
    pieces.part[pieces.count++] = text.substr(begin, end - begin);
    at = end;
  }
  return pieces;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

int month_of(std::string_view word) {
  static constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  if (word.size() < 3) return 0;
  std::array<char, 3> small{};
  for (std::size_t i = 0; i < 3; ++i) small[i] = static_cast<char>(word[i] | 0x20);
  for (std::size_t i = 0; i < 12; ++i)
    if (kMonths.substr(i * 3, 3) == std::string_view(small.data(), 3)) return static_cast<int>(i) + 1;
  return 0;
}

// Minutes east of UTC of "GMT", "EST", "+0200", "+02:00"; military letters but Z mean nothing (RFC 2822) and
// count as UTC.
int zone_of(std::string_view word) {
  struct Zone {
    std::string_view name;
    int minutes;
  };
  static constexpr std::array<Zone, 14> kZones = {{{"EST", -300},
                                                   {"EDT", -240},
                                                   {"CST", -360},
                                                   {"CDT", -300},
                                                   {"MST", -420},
                                                   {"MDT", -360},
                                                   {"PST", -480},
                                                   {"PDT", -420},
                                                   {"BST", 60},
                                                   {"CET", 60},
                                                   {"CEST", 120},
                                                   {"EET", 120},
                                                   {"MSK", 180},
                                                   {"JST", 540}}};
  for (const Zone& zone : kZones)
    if (zone.name == word) return zone.minutes;
  if (word.size() >= 3 && (word[0] == '+' || word[0] == '-')) {
    std::string digits;
    for (const char c : word.substr(1))
      if (c >= '0' && c <= '9') digits += c;
    if (digits.size() <= 2) digits += "00";
    if (digits.size() == 3) digits.insert(0, "0");
    const auto value = number(digits);
    if (value) return (word[0] == '-' ? -1 : 1) * (*value / 100 * 60 + *value % 100);
  }
  return 0;
}

struct Clock {
  int hour = 0, minute = 0, second = 0;
};

std::optional<Clock> clock_of(std::string_view word) {
  Clock clock;
  int* const fields[] = {&clock.hour, &clock.minute, &clock.second};
  std::size_t field = 0;
  for (std::size_t at = 0; at <= word.size() && field < 3; ++field) {
    const std::size_t end = std::min(word.find(':', at), word.size());
    const auto value = number(word.substr(at, std::min<std::size_t>(end - at, 2)));
    if (!value) return std::nullopt;
    *fields[field] = *value;
    at = end + 1;
  }
  if (field < 2 || clock.hour > 24 || clock.minute > 59 || clock.second > 60) return std::nullopt;
  return clock;
}

// "[Weekday] day month year [time [AM|PM]] [zone]", or month before day, or all joined by dashes
// ("10-Jan-04").
std::optional<PrintedTime> rfc822(std::string_view text) {
  std::string spaced(text);
  for (std::size_t i = 1; i + 1 < spaced.size(); ++i) {
    const bool letter_beside = (spaced[i - 1] | 0x20) >= 'a' || (spaced[i + 1] | 0x20) >= 'a';
    if (spaced[i] == '-' && letter_beside && i < 16) spaced[i] = ' ';
  }
  const Pieces pieces = cut(spaced);
  std::optional<int> day;
  std::optional<int> year;
  int month = 0;
  Clock clock;
  int zone = 0;
  for (std::size_t i = 0; i < pieces.count; ++i) {
    const std::string_view word = pieces.part[i];
    if (word.find(':') != std::string_view::npos && word[0] != '+' && word[0] != '-') {
      const auto read = clock_of(word);
      if (!read) return std::nullopt;
      clock = *read;
    } else if (const auto value = number(word); value && word[0] != '-') {
      if (!day && word.size() <= 2) {
        day = value;
      } else if (!year) {
        year = word.size() <= 2 ? (*value < 70 ? 2000 + *value : 1900 + *value) : *value;
      }
    } else if ((word == "PM" || word == "pm") && clock.hour < 12) {
      clock.hour += 12;
    } else if (month == 0 && month_of(word) != 0) {
      month = month_of(word);
    } else if (day && year) {
      zone = zone_of(word);
    }
  }
  if (!day || !year || month == 0) return std::nullopt;
  const int size = zone < 0 ? -zone : zone;
  return parse_iso_time(fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}", *year, month, *day,
                                    clock.hour, clock.minute, clock.second, zone < 0 ? '-' : '+', size / 60,
                                    size % 60));
}

}  // namespace

std::optional<PrintedTime> read_feed_time(std::string_view printed) {
  auto time = parse_machine_time(printed);
  if (!time) time = rfc822(printed);
  if (!time) {
    auto found = find_times(printed);
    if (!found.empty()) time = std::move(found.front().time);
  }
  if (!time) return std::nullopt;
  time->printed = std::string(printed);
  return in_utc(*time);
}

}  // namespace tellings
