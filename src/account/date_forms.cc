#include "account/date_forms.h"

#include <array>

namespace tellings {
namespace {

bool is_real(const Date& date) {
  static constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 1900 || date.year > 2100 || date.month < 1 || date.month > 12) return false;
  return date.day >= 0 && date.day <= kDays[static_cast<std::size_t>(date.month - 1)];
}

void ordinal(PieceCursor& in) {
  for (const std::string_view ending : {"st", "nd", "rd", "th", "er", "."}) {
    if (in.take(ending, true)) return;
  }
}

// A number goes on: "2020-01-03-1", "1.5.2024.7", or one was cut in the middle.
bool runs_on(PieceCursor& in, std::size_t start) {
  const bool before = start > 1 && !in.piece(start).space_before &&
                      in.piece(start - 1).kind == PieceKind::kMark && !in.piece(start - 1).space_before &&
                      in.piece(start - 2).kind == PieceKind::kNumber && in.piece(start - 1).folded != "," &&
                      in.piece(start - 1).folded != "|";
  const bool after = in.has(1) && !in.here().space_before && (in.is("-") || in.is(".")) &&
                     !in.here(1).space_before && in.here(1).kind == PieceKind::kNumber;
  return before || after;
}

std::optional<Date> iso_date(PieceCursor& in) {
  const auto year = in.number(4, 4);
  if (!year || !(in.take("-", true) || in.take("/", true))) return std::nullopt;
  const auto month = in.number(1, 2, true);
  if (!month || !(in.take("-", true) || in.take("/", true))) return std::nullopt;
  const auto day = in.number(1, 2, true);
  return day ? std::optional(Date{*year, *month, *day}) : std::nullopt;
}

std::optional<Date> day_first(PieceCursor& in) {
  if (in.take_word(TimeWordKind::kWeekday)) in.take(",");
  const auto day = in.number(1, 2);
  if (!day) return std::nullopt;
  ordinal(in);
  for (const std::string_view of : {"of", "de", "-"}) in.take(of);
  const auto month = in.value_of(TimeWordKind::kMonth);
  if (!month) return std::nullopt;
  for (const std::string_view of : {",", "de", "-"}) in.take(of);
  const auto year = in.number(4, 4);
  return year ? std::optional(Date{*year, *month, *day}) : std::nullopt;
}

std::optional<Date> month_first(PieceCursor& in) {
  if (in.take_word(TimeWordKind::kWeekday)) in.take(",");
  const auto month = in.value_of(TimeWordKind::kMonth);
  if (!month) return std::nullopt;
  const auto day = in.number(1, 2);
  if (!day) return std::nullopt;
  ordinal(in);
  in.take(",");
  const auto year = in.number(4, 4);
  return year ? std::optional(Date{*year, *month, *day}) : std::nullopt;
}

std::optional<Date> dotted_date(PieceCursor& in) {
  const auto day = in.number(1, 2);
  if (!day || !in.take(".", true)) return std::nullopt;
  const auto month = in.number(1, 2);
  if (!month || !in.take(".", true)) return std::nullopt;
  const auto year = in.number(4, 4);
  return year ? std::optional(Date{*year, *month, *day}) : std::nullopt;
}

std::optional<Date> slashed_date(PieceCursor& in) {
  const auto first = in.number(1, 2);
  if (!first || !in.take("/", true)) return std::nullopt;
  const auto second = in.number(1, 2, true);
  if (!second || !in.take("/", true)) return std::nullopt;
  const auto year = in.number(4, 4, true);
  if (!year) return std::nullopt;
  if (*first > 12 || *first == *second) return Date{*year, *second, *first};
  if (*second > 12) return Date{*year, *first, *second};
  return std::nullopt;
}

std::optional<Date> month_and_year(PieceCursor& in) {
  if (in.at() > 0 && in.piece(in.at() - 1).kind == PieceKind::kNumber)
    return std::nullopt;  // "30 February 2020"
  const auto month = in.value_of(TimeWordKind::kMonth);
  if (!month) return std::nullopt;
  in.take(",");
  const auto year = in.number(4, 4);
  return year ? std::optional(Date{*year, *month, 0}) : std::nullopt;
}

}  // namespace

std::optional<Date> read_date(PieceCursor& in) {
  const std::size_t start = in.at();
  for (auto* form : {iso_date, day_first, month_first, dotted_date, slashed_date, month_and_year}) {
    const auto date = form(in);
    if (date && is_real(*date) && !runs_on(in, start)) return date;
    in.move_to(start);
  }
  return std::nullopt;
}

}  // namespace tellings
