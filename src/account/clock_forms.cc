#include "account/clock_forms.h"

namespace tellings {
namespace {

std::optional<int> offset(PieceCursor& in) {  // "+02:00", "-0500", "+2"
  const std::size_t start = in.at();
  const bool west = in.is("-") || in.is("−");
  if (west || in.is("+")) {
    in.move_to(in.at() + 1);
    if (const auto four = in.number(4, 4, true)) return (west ? -1 : 1) * (*four / 100 * 60 + *four % 100);
    if (const auto hours = in.number(1, 2, true); hours && *hours <= 14) {
      const std::optional<int> minutes = in.take(":", true) ? in.number(2, 2, true) : std::nullopt;
      return (west ? -1 : 1) * (*hours * 60 + minutes.value_or(0));
    }
  }
  in.move_to(start);
  return std::nullopt;
}

// "CEST", "(GMT)", "-0500"; "GMT+2" counts from GMT, "CEST+02:00" says one shift twice. A zone whose letters
// name several ("IST") is read with its shift only.
std::optional<int> zone(PieceCursor& in) {
  const std::size_t start = in.at();
  const bool bracket = in.take("(");
  if (const auto named = in.take_word(TimeWordKind::kZone)) {
    const auto shift = offset(in);
    const std::optional<int> minutes = shift ? shift : named->value;
    if (minutes && (!bracket || in.take(")"))) return minutes;
  }
  in.move_to(start);
  return offset(in);
}

// "am", "p.m."; moves the hour to the 24-hour clock. False where none stands here.
bool half_day(PieceCursor& in, int& hour) {
  const std::size_t start = in.at();
  std::optional<int> half = in.value_of(TimeWordKind::kHalf);
  if (!half && (in.is("a") || in.is("p"))) {
    half = in.is("p") ? 1 : 0;
    in.move_to(in.at() + 1);
    if (!in.take(".", true) || !in.take("m", true)) half.reset();
    in.take(".", true);
  }
  if (!half || hour > 12) {
    in.move_to(start);
    return false;
  }
  hour = hour % 12 + (*half == 1 ? 12 : 0);
  return true;
}

std::optional<Clock> clock_with_minutes(PieceCursor& in) {
  Clock clock;
  const auto hour = in.number(1, 2);
  if (!hour) return std::nullopt;
  clock.hour = *hour;
  const bool dot = in.is(".");
  if (!in.take(":", true) && !in.take(".", true) && !in.take("h", true)) return std::nullopt;
  const auto minute = in.number(2, 2, true);
  if (!minute) return std::nullopt;
  clock.minute = *minute;
  if (!dot && in.take(":", true)) {
    clock.second = in.number(2, 2, true);
    if (!clock.second) return std::nullopt;
    if (in.take(".", true)) in.number(1, 9, true);
  }
  const bool halved = half_day(in, clock.hour);
  return dot && !halved ? std::nullopt : std::optional(clock);  // "12.20" alone is a number
}

std::optional<Clock> bare_hour(PieceCursor& in) {  // "7 pm", "1030 GMT"
  const std::size_t start = in.at();
  Clock clock;
  if (const auto hour = in.number(1, 2)) {
    clock.hour = *hour;
    return half_day(in, clock.hour) ? std::optional(clock) : std::nullopt;
  }
  in.move_to(start);
  const auto four = in.number(4, 4);
  if (!four) return std::nullopt;
  clock.hour = *four / 100;
  clock.minute = *four % 100;
  clock.zone_minutes = zone(in);
  return clock.zone_minutes ? std::optional(clock) : std::nullopt;
}

}  // namespace

std::optional<Clock> read_clock(PieceCursor& in) {
  const std::size_t start = in.at();
  auto clock = clock_with_minutes(in);
  if (!clock) {
    in.move_to(start);
    clock = bare_hour(in);
  }
  if (!clock || clock->hour > 23 || clock->minute > 59) {
    in.move_to(start);
    return std::nullopt;
  }
  if (!clock->zone_minutes) clock->zone_minutes = zone(in);
  return clock;
}

}  // namespace tellings
