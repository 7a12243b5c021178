#include "annotate/time_pattern.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "annotate/calendar_words.h"
#include "annotate/number.h"
#include "annotate/number_words.h"
#include "annotate/time_date.h"
#include "annotate/time_words.h"
#include "annotate/unit.h"

namespace tellings {
namespace {

using Lexemes = std::span<const Lexeme>;
using Match = std::optional<TimeMatch>;

bool is_at(Lexemes l, std::size_t at, std::string_view word) { return at < l.size() && l[at].is(word); }
bool is_word(Lexemes l, std::size_t at) { return at < l.size() && l[at].kind == LexemeKind::kWord; }
bool is_digits(Lexemes l, std::size_t at) { return at < l.size() && l[at].kind == LexemeKind::kDigits; }

template <std::size_t N>
bool is_any(Lexemes l, std::size_t at, const std::array<std::string_view, N>& words) {
  return at < l.size() && std::find(words.begin(), words.end(), std::string_view(l[at].lower)) != words.end();
}

std::optional<TimeWord> word_of(Lexemes l, std::size_t at, TimeWordKind kind) {
  auto word = time_word(l, at);
  return word && word->kind == kind ? word : std::nullopt;
}

// "Friday morning", "yesterday evening", "Thursday night".
void extend_with_part(Lexemes l, TimeMatch& match) {
  if (const auto part = word_of(l, match.end, TimeWordKind::kPart)) {
    match.value += "T" + std::string(part->value);
    match.end = part->end;
  }
}

// "today", "yesterday", "tomorrow", "tonight", "last night", "this morning".
Match day_word(const TimeContext& c, std::size_t at) {
  const Lexemes l = c.lexemes;
  if (const auto day = word_of(l, at, TimeWordKind::kDay)) {
    TimeMatch match{day->end, c.reference ? day_value(*c.reference + offset_of(*day)) : "PRESENT_REF"};
    if (c.reference) extend_with_part(l, match);
    return match;
  }
  if (const auto night = word_of(l, at, TimeWordKind::kNight))
    return TimeMatch{night->end, c.reference ? day_value(*c.reference) + "TNI" : "PRESENT_REF"};
  const auto shift = word_of(l, at, TimeWordKind::kShift);
  const auto part = shift ? word_of(l, shift->end, TimeWordKind::kPart) : std::nullopt;
  if (!part) return std::nullopt;
  return TimeMatch{part->end,
                   c.reference ? day_value(*c.reference + offset_of(*shift)) + "T" + std::string(part->value)
                               : "PRESENT_REF"};
}

// "Tuesday", "last Friday", "next Monday", "Thursday night".
Match weekday(const TimeContext& c, std::size_t at) {
  const Lexemes l = c.lexemes;
  const auto shift = word_of(l, at, TimeWordKind::kShift);
  const std::size_t from = shift ? shift->end : at;
  const auto day = is_word(l, from) ? weekday_named(l[from].printed) : std::nullopt;
  if (!day || (l[from].is("sun") || l[from].is("sat") || l[from].is("mon") || l[from].is("wed")))
    return std::nullopt;
  TimeMatch match;
  match.end = from + 1;
  if (!c.reference) {
    match.value = "XXXX-WXX-" + std::to_string(*day + 1);
    return match;
  }
  const int offset = shift ? offset_of(*shift) : 0;
  const bool again = shift && offset != 0 && weekday_of(*c.reference) == *day;
  const Direction direction = offset > 0   ? Direction::kFuture
                              : offset < 0 ? Direction::kPast
                                           : c.direction(from);
  match.value = day_value(weekday_near(*day, *c.reference, direction) + (again ? 7 * offset : 0));
  extend_with_part(l, match);
  return match;
}

std::string season_value(std::string_view season, int year) {
  return year_value(year) + "-" + std::string(season);
}

// "last summer", "this winter", "the summer of 2016", "spring 2019".
Match season(const TimeContext& c, std::size_t at) {
  const Lexemes l = c.lexemes;
  const auto shift = word_of(l, at, TimeWordKind::kShift);
  const bool article = is_at(l, at, "the");
  const std::size_t from = shift ? shift->end : article ? at + 1 : at;
  const auto name = is_word(l, from) ? season_named(l[from].lower) : std::nullopt;
  if (!name) return std::nullopt;
  std::size_t end = from + 1;
  const std::size_t year = is_at(l, end, "of") ? end + 1 : end;
  if (is_digits(l, year) && l[year].plain && l[year].digits == 4 && l[year].value > 1500 &&
      l[year].value < 2100)
    return TimeMatch{year + 1, season_value(*name, static_cast<int>(l[year].value))};
  if (l[from].is("fall") && !shift) return std::nullopt;
  if (l[from].is("spring") && !shift && !article) return std::nullopt;
  const bool placed =
      at > 0 && is_any(l, at - 1, std::array<std::string_view, 5>{"in", "during", "since", "by", "over"});
  if (!shift && !(article && placed)) return std::nullopt;
  if (!c.reference || !shift) return TimeMatch{end, "XXXX-" + std::string(*name)};
  const CivilDate now = civil_from_days(*c.reference);
  const int first = *name == "SP" ? 3 : *name == "SU" ? 6 : *name == "FA" ? 9 : 12;
  int year_meant = now.year + offset_of(*shift);
  if (offset_of(*shift) < 0 && now.month > first + 2) year_meant = now.year;  // "last summer" in November
  if (offset_of(*shift) > 0 && now.month < first) year_meant = now.year;      // "next summer" in March
  if (*name == "WI" && offset_of(*shift) == 0 && now.month < 3) year_meant = now.year - 1;
  return TimeMatch{end, season_value(*name, year_meant)};
}

// "last week", "this year", "next month", "the past week", "this past week", "the weekend", "last May".
Match shifted_unit(const TimeContext& c, std::size_t at) {
  const Lexemes l = c.lexemes;
  std::size_t from = at;
  if (is_at(l, from, "the")) ++from;
  auto shift = word_of(l, from, TimeWordKind::kShift);
  if (!shift) {
    const auto unit = from > at ? word_of(l, from, TimeWordKind::kUnit) : std::nullopt;
    if (!unit || unit->value != "weekend" || !c.reference) return std::nullopt;
    const bool ahead = c.direction(from) == Direction::kFuture || weekday_of(*c.reference) > 4;
    return TimeMatch{unit->end, unit_value(CalendarUnit::kWeekend, *c.reference, ahead ? 0 : -1)};
  }
  if (const auto second = word_of(l, shift->end, TimeWordKind::kShift); second && offset_of(*shift) == 0)
    shift = second;  // "this past week"
  if (is_word(l, shift->end)) {
    if (const auto month = month_named(l[shift->end].printed);
        month && c.reference && !is_digits(l, shift->end + 1)) {
      const CivilDate now = civil_from_days(*c.reference);
      int year = now.year;
      if (offset_of(*shift) < 0 && *month >= now.month) --year;
      if (offset_of(*shift) > 0 && *month <= now.month) ++year;
      return TimeMatch{shift->end + 1, month_value(year, *month)};
    }
  }
  const auto unit = word_of(l, shift->end, TimeWordKind::kUnit);
  if (!unit || l[unit->end - 1].is("day")) return std::nullopt;
  if ((l[from].is("previous") || l[from].is("following")) &&
      !(unit->value == "year" || unit->value == "month"))
    return std::nullopt;
  if (l[from].is("previous") || l[from].is("following") || l[from].is("current"))
    return std::nullopt;  // seen from another time than the account's
  if (!c.reference)
    return TimeMatch{unit->end, offset_of(*shift) < 0   ? "PAST_REF"
                                : offset_of(*shift) > 0 ? "FUTURE_REF"
                                                        : "PRESENT_REF"};
  int offset = offset_of(*shift);
  if (unit->value == "weekend" && offset == 0 && c.direction(from) != Direction::kFuture &&
      weekday_of(*c.reference) < 4)
    offset = -1;
  return TimeMatch{unit->end, unit_value(unit_of(*unit), *c.reference, offset)};
}

// "two years ago", "a decade ago", "24 hours ago"; "the past 30 days", "four years", "11-year" as durations.
Match counted_unit(const TimeContext& c, std::size_t at) {
  const Lexemes l = c.lexemes;
  std::size_t from = at;
  const bool article = (is_at(l, at, "a") || is_at(l, at, "an"));
  double count = 1;
  std::size_t unit_at = at + 1;
  if (const auto number = read_number(l, from); number && !number->vague) {
    count = number->value;
    unit_at = number->end;
    if (is_at(l, unit_at, "-") && l[unit_at].glued) ++unit_at;
    if (number->part && (is_at(l, unit_at, "a") || is_at(l, unit_at, "an"))) ++unit_at;
    if (is_digits(l, at) && at > 0 && l[at].glued && l[at - 1].kind != LexemeKind::kMark) return std::nullopt;
  } else if (!article) {
    return std::nullopt;
  }
  const auto unit = match_measure(l, unit_at);
  const auto measure = unit ? measure_of(unit->code) : std::nullopt;
  if (!unit || measure->kind != "time" || unit->end != unit_at + 1 || l[unit_at].printed.size() < 3)
    return std::nullopt;
  if (unit->code == "seconds" && l[unit_at].is("second") && !article && count != 1) return std::nullopt;
  const bool plural = l[unit_at].lower.back() == 's' || l[unit_at].is("centuries");
  if (count > 1 && !plural && !l[unit_at].glued) return std::nullopt;  // "World Cup 2018 day five"
  std::size_t end = unit->end;
  if (is_at(l, end, "old") || (is_at(l, end, "-") && is_at(l, end + 1, "old")) ||
      (is_at(l, end, "of") && is_at(l, end + 1, "age")))
    return std::nullopt;
  if (is_at(l, end, "ago") && c.reference) {
    const int whole = static_cast<int>(std::lround(count));
    if (unit->code == "years")
      return TimeMatch{end + 1, unit_value(CalendarUnit::kYear, *c.reference, -whole)};
    if (unit->code == "decades")
      return TimeMatch{end + 1, unit_value(CalendarUnit::kYear, *c.reference, -10 * whole)};
    if (unit->code == "months")
      return TimeMatch{end + 1, unit_value(CalendarUnit::kMonth, *c.reference, -whole)};
    if (unit->code == "weeks")
      return TimeMatch{end + 1, unit_value(CalendarUnit::kWeek, *c.reference, -whole)};
    if (unit->code == "days") return TimeMatch{end + 1, day_value(*c.reference - whole)};
    if (unit->code == "hours") return TimeMatch{end + 1, day_value(*c.reference - (whole + 12) / 24)};
    return TimeMatch{end + 1, day_value(*c.reference)};
  }
  if (is_at(l, end, "ago")) return TimeMatch{end + 1, "PAST_REF"};
  if (article && !read_number(l, from))
    return std::nullopt;  // "a day", "an hour": no duration that anybody measures by
  const auto value = duration_value(count, unit->code);
  if (!value) return std::nullopt;
  return TimeMatch{end, *value};
}

// "every day", "each year", "every Friday", "daily".
Match set(const TimeContext& c, std::size_t at) {
  const Lexemes l = c.lexemes;
  if (const auto word = word_of(l, at, TimeWordKind::kSet))
    return TimeMatch{word->end, std::string(word->value)};
  if (!is_at(l, at, "every") && !is_at(l, at, "each")) return std::nullopt;
  if (const auto day = is_word(l, at + 1) ? weekday_named(l[at + 1].printed) : std::nullopt)
    return TimeMatch{at + 2, "XXXX-WXX-" + std::to_string(*day + 1)};
  const auto unit = match_measure(l, at + 1);
  const auto measure = unit ? measure_of(unit->code) : std::nullopt;
  if (!measure || measure->kind != "time" || l[at + 1].printed.size() < 3) return std::nullopt;
  return TimeMatch{unit->end, *duration_value(1, unit->code)};
}

// "the first quarter of 2020", "the third quarter", "Q2 2020", "Q2".
Match quarter(const TimeContext& c, std::size_t at) {
  const Lexemes l = c.lexemes;
  static constexpr std::array<std::string_view, 4> kOrdinals = {"first", "second", "third", "fourth"};
  int which = 0;
  std::size_t end = at;
  if (is_at(l, at, "q") && is_digits(l, at + 1) && l[at + 1].glued && l[at + 1].value >= 1 &&
      l[at + 1].value <= 4) {
    which = static_cast<int>(l[at + 1].value);
    end = at + 2;
  } else {
    for (std::size_t i = 0; i < kOrdinals.size(); ++i)
      if (is_at(l, at, kOrdinals[i])) which = static_cast<int>(i) + 1;
    std::size_t next = at + 1;
    if (is_at(l, next, "-")) ++next;
    if (which == 0 || !is_at(l, next, "quarter")) return std::nullopt;
    end = next + 1;
  }
  std::size_t year = end;
  if (is_at(l, year, "of")) ++year;
  if (is_at(l, year, "this") && is_at(l, year + 1, "year") && c.reference)
    return TimeMatch{year + 2, year_value(civil_from_days(*c.reference).year) + "-Q" + std::to_string(which)};
  if (is_at(l, year, "last") && is_at(l, year + 1, "year") && c.reference)
    return TimeMatch{year + 2,
                     year_value(civil_from_days(*c.reference).year - 1) + "-Q" + std::to_string(which)};
  if (is_digits(l, year) && l[year].plain && l[year].digits == 4)
    return TimeMatch{year + 1, year_value(static_cast<int>(l[year].value)) + "-Q" + std::to_string(which)};
  if (!c.reference) return TimeMatch{end, "XXXX-Q" + std::to_string(which)};
  const CivilDate now = civil_from_days(*c.reference);
  const int current = (now.month - 1) / 3 + 1;
  const bool future = c.direction(at) == Direction::kFuture;
  const int offset = future ? (which < current ? 1 : 0) : (which > current ? -1 : 0);
  return TimeMatch{end, year_value(now.year + offset) + "-Q" + std::to_string(which)};
}

bool is_zone(Lexemes l, std::size_t at) {
  return is_at(l, at, "gmt") || is_at(l, at, "utc") || (is_at(l, at, "local") && is_at(l, at + 1, "time"));
}

// "1030 GMT", "0645 local time".
Match zoned_clock(Lexemes l, std::size_t at) {
  if (!l[at].plain || l[at].digits != 4 || !is_zone(l, at + 1)) return std::nullopt;
  const int hour = static_cast<int>(l[at].value) / 100;
  const int minute = static_cast<int>(l[at].value) % 100;
  if (hour > 23 || minute > 59) return std::nullopt;
  const bool local = is_at(l, at + 1, "local");
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d%s", hour, minute, local ? "" : "Z");
  return TimeMatch{at + (local ? 3 : 2), buffer.data()};
}

// "6pm", "7.30 a.m.", "17:22", "2:30 p.m. on Friday": the clock alone; the day stands in an expression of its
// own.
Match clock(const TimeContext& c, std::size_t at) {
  const Lexemes l = c.lexemes;
  if (!is_digits(l, at) || l[at].grouped || (at > 0 && l[at].glued && l[at - 1].kind != LexemeKind::kMark))
    return std::nullopt;
  double hour = std::floor(l[at].value);
  double minute = std::round((l[at].value - hour) * 100);
  std::size_t end = at + 1;
  bool timed = false;
  if (is_at(l, end, ":") && l[end].glued && is_digits(l, end + 1) && l[end + 1].glued &&
      l[end + 1].digits == 2) {
    minute = l[end + 1].value;
    end += 2;
    timed = true;
  }
  int half = -1;
  if (is_at(l, end, "am") || is_at(l, end, "pm")) {
    half = l[end].is("pm") ? 12 : 0;
    ++end;
  } else if ((is_at(l, end, "a") || is_at(l, end, "p")) && is_at(l, end + 1, ".") && is_at(l, end + 2, "m")) {
    half = l[end].is("p") ? 12 : 0;
    end += is_at(l, end + 3, ".") && l[end + 3].glued ? 4 : 3;
  }
  if (half < 0 && !timed) return zoned_clock(l, at);
  if (half >= 0 && hour > 12) return std::nullopt;
  if (half == 12 && hour < 12) hour += 12;
  if (half == 0 && hour == 12) hour = 0;
  if (hour > 24 || minute > 59) return std::nullopt;
  if (timed && is_at(l, end, ".") && is_digits(l, end + 1) && l[end + 1].glued)
    return std::nullopt;  // "1:36.6": how long a lap took
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d", static_cast<int>(hour), static_cast<int>(minute));
  return TimeMatch{end, buffer.data()};
}

// "Christmas Day", "New Year's Eve", "9/11".
Match named(const TimeContext& c, std::size_t at) {
  const Lexemes l = c.lexemes;
  if (const auto event = word_of(l, at, TimeWordKind::kEvent))
    return TimeMatch{event->end, std::string(event->value)};
  const auto day = word_of(l, at, TimeWordKind::kNamed);
  if (!day) return std::nullopt;
  if (!c.reference) return TimeMatch{day->end, "XXXX-" + std::string(day->value)};
  const int month = std::stoi(std::string(day->value.substr(0, 2)));
  return TimeMatch{day->end, year_value(year_of_month(month, *c.reference, Direction::kNear)) + "-" +
                                 std::string(day->value)};
}

// "early Friday", "late September", "mid-2019", "the end of March": the whole of what follows stands for the
// part.
Match part_of(const TimeContext& c, std::size_t at) {
  const Lexemes l = c.lexemes;
  static constexpr std::array<std::string_view, 4> kParts = {"early", "late", "mid", "mid-"};
  if (is_at(l, at, "year") && is_at(l, at + 1, "end") && c.reference)
    return TimeMatch{at + 2, year_value(civil_from_days(*c.reference).year) + "-12-31"};
  if (!is_any(l, at, kParts)) return std::nullopt;
  std::size_t next = at + 1;
  if (is_at(l, next, "-")) ++next;
  for (const auto& pattern : {match_date, match_year, weekday, shifted_unit})
    if (auto match = pattern(c, next)) return match;
  return std::nullopt;
}

}  // namespace

std::optional<TimeMatch> match_time(const TimeContext& context, std::size_t at) {
  Match best;
  for (const auto& pattern : {named, match_date, part_of, quarter, day_word, weekday, season, shifted_unit,
                              clock, match_year, counted_unit, set}) {
    auto match = pattern(context, at);
    if (match && (!best || match->end > best->end)) best = std::move(match);
  }
  return best;
}

}  // namespace tellings
