#include "base/printed_time.h"

#include <array>
#include <charconv>

namespace tellings {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::int64_t kFarthestEast = 14 * 3600;  // UTC+14, Line Islands
constexpr std::int64_t kFarthestWest = 12 * 3600;  // UTC-12, Baker Island

// Reads fixed-width numbers and separators from the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  std::optional<int> digits(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + count, value);
    if (error != std::errc() || end != rest_.data() + count || value < 0) return std::nullopt;
    rest_.remove_prefix(count);
    return value;
  }
  bool take(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  void skip_digits() {
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') rest_.remove_prefix(1);
  }

 private:
  std::string_view rest_;
};

bool valid_date(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1) return false;
  static constexpr std::array<int, 12> kLength = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= kLength[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

// "Z", "+02:00", "-0530". Nothing when malformed; zone absent is the caller's case.
std::optional<int> read_zone(Cursor& in) {
  if (in.take("Zz")) return 0;
  const int sign = in.peek() == '-' ? -1 : 1;
  if (!in.take("+-")) return std::nullopt;
  const auto hours = in.digits(2);
  if (!hours || *hours > 14) return std::nullopt;
  in.take(":");
  const auto minutes = in.at_end() ? std::optional<int>(0) : in.digits(2);
  if (!minutes || *minutes > 59) return std::nullopt;
  return sign * (*hours * 60 + *minutes);
}

}  // namespace

std::string_view name_of(TimePrecision precision) {
  static constexpr std::array<std::string_view, 5> kNames = {"year", "month", "day", "minute", "second"};
  return kNames[static_cast<std::size_t>(precision)];
}

std::int64_t days_from_civil(int year, int month, int day) {
  const std::int64_t y = year - (month <= 2 ? 1 : 0);
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate civil_from_days(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t doe = days - era * 146097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::int64_t mp = (5 * doy + 2) / 153;
  const int month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  const int day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
  return {static_cast<int>(yoe + era * 400) + (month <= 2 ? 1 : 0), month, day};
}

int weekday_of(std::int64_t days) { return static_cast<int>(((days + 3) % 7 + 7) % 7); }

std::optional<PrintedTime> parse_iso_time(std::string_view text) {
  Cursor in(text);
  PrintedTime time;
  time.printed = std::string(text);
  const auto year = in.digits(4);
  if (!year) return std::nullopt;
  time.precision = TimePrecision::kYear;
  if (in.at_end()) {
    time.value = std::string(text);
    return time;
  }
  if (!in.take("-")) return std::nullopt;
  const auto month = in.digits(2);
  if (!month || !valid_date(*year, *month, 1)) return std::nullopt;
  time.precision = TimePrecision::kMonth;
  if (in.at_end()) {
    time.value = std::string(text);
    return time;
  }
  if (!in.take("-")) return std::nullopt;
  const auto day = in.digits(2);
  if (!day || !valid_date(*year, *month, *day)) return std::nullopt;
  time.precision = TimePrecision::kDay;
  time.value = std::string(text.substr(0, 10));
  if (in.at_end()) return time;
  if (!in.take("Tt ")) return std::nullopt;
  const auto hour = in.digits(2);
  if (!hour || *hour > 23 || !in.take(":")) return std::nullopt;
  const auto minute = in.digits(2);
  if (!minute || *minute > 59) return std::nullopt;
  time.precision = TimePrecision::kMinute;
  time.value += 'T';
  time.value += text.substr(11, 5);
  if (in.take(":")) {
    const auto second = in.digits(2);
    if (!second || *second > 60) return std::nullopt;
    time.precision = TimePrecision::kSecond;
    time.value += text.substr(16, 3);
    if (in.take(".,")) in.skip_digits();
  }
  in.take(" ");
  if (in.at_end()) return time;
  time.zone_minutes = read_zone(in);
  if (!time.zone_minutes || !in.at_end()) return std::nullopt;
  if (*time.zone_minutes == 0) {
    time.value += 'Z';
  } else {
    const int east = *time.zone_minutes;
    const int size = east < 0 ? -east : east;
    time.value += east < 0 ? '-' : '+';
    time.value += static_cast<char>('0' + size / 600);
    time.value += static_cast<char>('0' + size / 60 % 10);
    time.value += ':';
    time.value += static_cast<char>('0' + size % 60 / 10);
    time.value += static_cast<char>('0' + size % 10);
  }
  return time;
}

TimeInterval PrintedTime::interval() const {
  Cursor in(value);
  const int year = in.digits(4).value_or(1970);
  in.take("-");
  const int month = in.digits(2).value_or(1);
  in.take("-");
  const int day = in.digits(2).value_or(1);
  in.take("T");
  const int hour = in.digits(2).value_or(0);
  in.take(":");
  const int minute = in.digits(2).value_or(0);
  in.take(":");
  const int second = precision == TimePrecision::kSecond ? in.digits(2).value_or(0) : 0;
  TimeInterval span;
  span.begin = days_from_civil(year, month, day) * kDay + hour * 3600 + minute * 60 + second;
  switch (precision) {
    case TimePrecision::kYear:
      span.end = days_from_civil(year + 1, 1, 1) * kDay;
      break;
    case TimePrecision::kMonth:
      span.end = days_from_civil(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) * kDay;
      break;
    case TimePrecision::kDay:
      span.end = span.begin + kDay;
      break;
    case TimePrecision::kMinute:
      span.end = span.begin + 60;
      break;
    case TimePrecision::kSecond:
      span.end = span.begin + 1;
      break;
  }
  if (zone_minutes) {
    span.begin -= *zone_minutes * 60;
    span.end -= *zone_minutes * 60;
  } else {
    span.begin -= kFarthestEast;
    span.end += kFarthestWest;
  }
  return span;
}

}  // namespace tellings
