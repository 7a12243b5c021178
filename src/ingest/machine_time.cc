#include "ingest/machine_time.h"

#include <fmt/format.h>

#include <charconv>
#include <string>

#include "text/chars.h"

namespace tellings {
namespace {

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// Reads numbers and marks off the front of a text.
struct Cursor {
  std::string_view rest;

  std::optional<int> number(std::size_t least, std::size_t most) {
    std::size_t size = 0;
    while (size < most && size < rest.size() && is_ascii_digit(rest[size])) ++size;
    if (size < least) return std::nullopt;
    int value = 0;
    std::from_chars(rest.data(), rest.data() + size, value);
    rest.remove_prefix(size);
    return value;
  }
  bool take(std::string_view any_of) {
    if (rest.empty() || any_of.find(rest.front()) == std::string_view::npos) return false;
    rest.remove_prefix(1);
    return true;
  }
  bool take_word(std::string_view upper) {
    if (rest.size() < upper.size()) return false;
    for (std::size_t i = 0; i < upper.size(); ++i)
      if ((rest[i] & ~0x20) != upper[i]) return false;
    rest.remove_prefix(upper.size());
    return true;
  }
  void skip_blanks() {
    while (take(" ")) {
    }
  }
};

std::optional<PrintedTime> from_epoch(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (digits.size() == 13) value /= 1000;
  const std::int64_t day = value / 86400;
  const std::int64_t second = value % 86400;
  const CivilDate date = civil_from_days(day);
  return parse_iso_time(fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", date.year, date.month, date.day,
                                    second / 3600, second / 60 % 60, second % 60));
}

// "14:20:05.123", "142005", "2:20 PM"; appends "T14:20:05" to `out`. False where no time stands here.
bool read_clock(Cursor& in, std::string& out) {
  auto hour = in.number(1, 2);
  if (!hour) return false;
  const bool colon = in.take(":");
  const auto minute = in.number(2, 2);
  if (!minute) return false;
  std::optional<int> second;
  if (in.take(":") || (!colon && !in.rest.empty() && is_ascii_digit(in.rest.front())))
    second = in.number(2, 2);
  if (second && in.take(".,")) in.number(1, 9);
  in.skip_blanks();
  if (in.take_word("PM")) {
    if (*hour < 12) hour = *hour + 12;
  } else if (in.take_word("AM") && *hour == 12) {
    hour = 0;
  }
  out += fmt::format("T{:02}:{:02}", *hour, *minute);
  if (second) out += fmt::format(":{:02}", *second);
  return true;
}

// "Z", "+0100", "+01:00", "+1", "GMT", "UTC+2"; appends it as "+01:00". False where the rest is something
// else.
bool read_zone(Cursor& in, std::string& out) {
  in.skip_blanks();
  if (!in.take_word("GMT") && !in.take_word("UTC") && in.take_word("Z")) {
    out += 'Z';
    return in.rest.empty();
  }
  if (in.rest.empty()) {
    out += 'Z';
    return true;
  }
  const char sign = in.rest.front();
  if (!in.take("+-")) return false;
  const auto hours = in.number(1, 2);
  if (!hours) return false;
  in.take(":");
  out += fmt::format("{}{:02}:{:02}", sign, *hours, in.number(2, 2).value_or(0));
  return in.rest.empty();
}

}  // namespace

std::optional<PrintedTime> parse_machine_time(std::string_view text) {
  text = trim(text);
  const std::string_view printed = text;
  if (const std::size_t zone_name = text.find('[');
      zone_name != std::string_view::npos && text.ends_with(']'))
    text = trim(text.substr(0, zone_name));
  if (text.size() < 7 || text.size() > 40 || !is_ascii_digit(text[0])) return std::nullopt;
  if ((text.size() == 10 || text.size() == 13) &&
      text.find_first_not_of("0123456789") == std::string_view::npos)
    return from_epoch(text);
  Cursor in{text};
  const auto year = in.number(4, 4);
  if (!year || *year < 1900 || *year > 2200) return std::nullopt;
  const bool marked = in.take("-/.");
  const auto month = in.number(marked ? 1 : 2, 2);
  if (!month) return std::nullopt;
  in.take("-/.");
  const auto day = in.number(marked ? 1 : 2, 2);
  std::string value = fmt::format("{:04}-{:02}", *year, *month);
  if (day) value += fmt::format("-{:02}", *day);
  if (day && in.take("Tt ,")) {
    in.skip_blanks();
    std::string clock;
    std::string zone;
    if (read_clock(in, clock)) {
      in.skip_blanks();
      value += clock;
      if (!in.rest.empty() && read_zone(in, zone)) value += zone;
    }
  }
  auto time = parse_iso_time(value);
  if (time) time->printed = std::string(printed);
  return time;
}

}  // namespace tellings
