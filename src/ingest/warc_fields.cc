#include "ingest/warc_fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/printed_time.h"
#include "text/chars.h"

namespace tellings {

std::optional<std::string> printed_uri(std::string_view printed) {
  if (printed.starts_with('<') && printed.ends_with('>')) printed = printed.substr(1, printed.size() - 2);
  if (printed.empty()) return std::nullopt;
  std::string uri;
  for (const char c : printed) {
    if (c == ' ') {
      uri += "%20";
    } else {
      uri += c;
    }
  }
  return uri;
}

std::optional<std::string> arc_date(std::string_view digits) {
  if (digits.size() < 14 || digits.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  std::string date =
      fmt::format("{}-{}-{}T{}:{}:{}Z", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2),
                  digits.substr(8, 2), digits.substr(10, 2), digits.substr(12, 2));
  if (!parse_iso_time(date)) return std::nullopt;
  return date;
}

std::optional<std::string> warc_date(std::string_view printed) {
  const auto time = parse_iso_time(trim(printed));
  if (!time) return arc_date(printed);
  if (time->precision < TimePrecision::kMinute) return time->value;
  PrintedTime utc = *time;
  if (!utc.zone_minutes) utc.zone_minutes = 0;
  const std::int64_t begin = utc.interval().begin;
  const std::int64_t day = begin >= 0 ? begin / 86400 : (begin - 86399) / 86400;
  const std::int64_t second = begin - day * 86400;
  const CivilDate date = civil_from_days(day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", date.year, date.month, date.day, second / 3600,
                     second / 60 % 60, second % 60);
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    if (end > at) words.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_arc_line(std::string_view line, std::size_t fields) {
  if (line.find("://") == std::string_view::npos && !line.starts_with("dns:")) return false;
  const auto words = words_of(trim(line));
  if (words.size() < fields) return false;
  const std::string_view date = words[words.size() - fields + 2];
  return date.size() >= 12 && date.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace tellings
