#include "extract/printed_date.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <string>

#include "account/dates.h"
#include "ingest/machine_time.h"

namespace tellings {
namespace {

constexpr std::size_t kLongestDateLine = 160;  // bytes

std::optional<PrintedTime> day(int year, int month, int day_of_month, std::string_view printed) {
  if (year < 100) year += year < 70 ? 2000 : 1900;
  auto time = parse_iso_time(fmt::format("{:04}-{:02}-{:02}", year, month, day_of_month));
  if (time) time->printed = std::string(printed);
  return time;
}

bool american(std::string_view language) {
  return language == "en-US" || language == "en_US" || language == "en-us" || language == "en";
}

std::optional<PrintedTime> ambiguous_date(std::string_view text, std::string_view language) {
  static const RE2 kThree(
      R"((?:^|[^\d.,/-])((\d{1,2})\s?([./|-])\s?(\d{1,2})\s?([./|-])\s?((?:19|20)\d\d|\d\d))(?:$|[^\d/-]))");
  std::string printed;
  std::string mark;
  std::string again;
  int first = 0;
  int second = 0;
  int year = 0;
  if (!RE2::PartialMatch(text, kThree, &printed, &first, &mark, &second, &again, &year) || mark != again)
    return std::nullopt;
  const bool month_first = (mark == "/" && american(language) && first <= 12) || second > 12;
  return month_first ? day(year, first, second, printed) : day(year, second, first, printed);
}

std::optional<PrintedTime> east_asian_date(std::string_view text) {
  static const RE2 kDate(R"(((\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]))");
  std::string printed;
  int year = 0;
  int month = 0;
  int day_of_month = 0;
  if (!RE2::PartialMatch(text, kDate, &printed, &year, &month, &day_of_month)) return std::nullopt;
  return day(year, month, day_of_month, printed);
}

}  // namespace

std::optional<PrintedTime> first_printed_date(std::string_view text, std::string_view language) {
  for (TimeFound& found : find_times(text))
    if (found.time.precision >= TimePrecision::kDay) return std::move(found.time);
  if (auto found = ambiguous_date(text, language)) return found;
  return east_asian_date(text);
}

std::optional<PrintedTime> read_any_date(std::string_view text, std::string_view language) {
  auto time = parse_machine_time(text);
  if (!time && text.size() <= kLongestDateLine) time = first_printed_date(text, language);
  if (time && (time->value < "1990" || time->precision < TimePrecision::kDay)) return std::nullopt;
  return time;
}

}  // namespace tellings
