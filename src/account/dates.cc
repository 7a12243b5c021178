// A text is cut into numbers, words and marks; at each piece the forms of a date are tried, longest first,
// then a time of day before or behind it. "14:05, 14 May 2024 GMT": time, joint, date. "2012-13" and "1.5.2"
// are no dates.
#include "account/dates.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>

#include "account/clock_forms.h"
#include "account/date_forms.h"
#include "account/time_pieces.h"

namespace tellings {
namespace {

void append_padded(std::string& out, int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  out.append(width > digits.size() ? width - digits.size() : 0, '0');
  out += digits;
}

std::string iso_of(const Date& date, const std::optional<Clock>& clock) {
  std::string iso;
  append_padded(iso, date.year, 4);
  iso += '-';
  append_padded(iso, date.month, 2);
  if (date.day == 0) return iso;
  iso += '-';
  append_padded(iso, date.day, 2);
  if (!clock) return iso;
  iso += 'T';
  append_padded(iso, clock->hour, 2);
  iso += ':';
  append_padded(iso, clock->minute, 2);
  if (clock->second) {
    iso += ':';
    append_padded(iso, *clock->second, 2);
  }
  if (clock->zone_minutes) {
    const int east = *clock->zone_minutes;
    iso += east < 0 ? '-' : '+';
    append_padded(iso, std::abs(east) / 60, 2);
    iso += ':';
    append_padded(iso, std::abs(east) % 60, 2);
  }
  return iso;
}

// What may part a date from its time: marks and "at".
void skip_joint(PieceCursor& in) {
  static constexpr std::array<std::string_view, 9> kJoints = {",", "|", "•", "·", "-", "–", "—", "/", ";"};
  for (int i = 0; i < 2; ++i) {
    const auto word = in.word_here();
    const bool joint =
        std::any_of(kJoints.begin(), kJoints.end(), [&in](std::string_view mark) { return in.is(mark); }) ||
        (word && word->kind == TimeWordKind::kJoint) || (in.is("t") && !in.here().space_before);
    if (!joint) return;
    in.move_to(in.at() + 1);
  }
}

struct DateAndClock {
  Date date;
  std::optional<Clock> clock;
};

std::optional<DateAndClock> date_then_clock(PieceCursor& in) {
  const auto date = read_date(in);
  if (!date) return std::nullopt;
  const std::size_t after_date = in.at();
  skip_joint(in);
  const auto clock = date->day == 0 ? std::nullopt : read_clock(in);
  if (!clock) in.move_to(after_date);
  return DateAndClock{*date, clock};
}

std::optional<DateAndClock> clock_then_date(PieceCursor& in) {
  const auto clock = read_clock(in);
  if (!clock) return std::nullopt;
  skip_joint(in);
  const auto date = read_date(in);
  if (!date || date->day == 0) return std::nullopt;
  return DateAndClock{*date, clock};
}

}  // namespace

std::vector<TimeFound> find_times(std::string_view text) {
  const std::vector<Piece> pieces = time_pieces(text);
  std::vector<TimeFound> found;
  PieceCursor in(pieces);
  for (std::size_t at = 0; at < pieces.size();) {
    in.move_to(at);
    auto read = date_then_clock(in);
    if (!read) {
      in.move_to(at);
      read = clock_then_date(in);
    }
    auto time = read ? parse_iso_time(iso_of(read->date, read->clock)) : std::nullopt;
    if (!time) {
      ++at;
      continue;
    }
    const ByteSpan span{pieces[at].span.begin, pieces[in.at() - 1].span.end};
    time->printed = span.in(text);
    found.push_back({span, *std::move(time)});
    at = in.at();
  }
  return found;
}

}  // namespace tellings
