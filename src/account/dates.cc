// A text is cut into numbers, words and marks; at each piece the forms of a date are tried, longest first,
// then a time of day before or behind it. "14:05, 14 May 2024 GMT": time, joint, date. "2012-13" and "1.5.2"
// are no dates.
#include "account/dates.h"

#include <array>
#include <optional>
#include <string>

#include "account/time_words.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tellings {
namespace {

enum class PieceKind { kNumber, kWord, kMark };

struct Piece {
  PieceKind kind = PieceKind::kMark;
  ByteSpan span;
  std::string folded;
  bool space_before = false;
};

std::vector<Piece> cut(std::string_view text) {
  std::vector<Piece> pieces;
  bool space = false;
  for (const CodePointAt& at : code_points(text)) {
    if (is_space(at.code_point) || is_invisible(at.code_point)) {
      space = true;
      continue;
    }
    const bool digit = at.code_point >= '0' && at.code_point <= '9';
    const PieceKind kind = digit                      ? PieceKind::kNumber
                           : is_letter(at.code_point) ? PieceKind::kWord
                                                      : PieceKind::kMark;
    if (pieces.empty() || space || kind == PieceKind::kMark || pieces.back().kind != kind) {
      pieces.push_back({kind, {at.begin, at.begin}, "", space});
    }
    append_fold(pieces.back().folded, at.code_point);
    pieces.back().span.end = at.end;
    space = false;
  }
  return pieces;
}

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;  // 0: month precision
};
struct Clock {
  int hour = 0;
  int minute = 0;
  std::optional<int> second;
  std::optional<int> zone_minutes;
};

bool is_real(const Date& date) {
  static constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 1900 || date.year > 2100 || date.month < 1 || date.month > 12) return false;
  return date.day >= 0 && date.day <= kDays[static_cast<std::size_t>(date.month - 1)];
}

// Reads forms from the pieces. Each read_ function moves `at_` behind what it read, or leaves it and gives
// nothing.
class Reader {
 public:
  explicit Reader(const std::vector<Piece>& pieces) : pieces_(pieces) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  void move_to(std::size_t at) { at_ = at; }

  std::optional<Date> read_date() {
    for (auto form : {&Reader::iso_date, &Reader::day_first, &Reader::month_first, &Reader::dotted_date,
                      &Reader::slashed_date, &Reader::month_and_year}) {
      const std::size_t start = at_;
      const auto date = (this->*form)();
      if (date && is_real(*date) && !runs_on(start)) return date;
      at_ = start;
    }
    return std::nullopt;
  }

  std::optional<Clock> read_clock() {
    const std::size_t start = at_;
    auto clock = clock_with_minutes();
    if (!clock) {
      at_ = start;
      clock = bare_hour();
    }
    if (!clock || clock->hour > 23 || clock->minute > 59) {
      at_ = start;
      return std::nullopt;
    }
    if (!clock->zone_minutes) clock->zone_minutes = zone();
    return clock;
  }

  // What may part a date from its time: marks and "at".
  void skip_joint() {
    for (int i = 0; i < 2; ++i) {
      static constexpr std::array<std::string_view, 9> kJoints = {",", "|", "•", "·", "-",
                                                                  "–", "—", "/", ";"};
      bool joint = false;
      for (const std::string_view mark : kJoints) joint = joint || is(mark);
      const auto word = word_here();
      joint =
          joint || (word && word->kind == TimeWordKind::kJoint) || (is("t") && !pieces_[at_].space_before);
      if (!joint) return;
      ++at_;
    }
  }

 private:
  [[nodiscard]] bool has(std::size_t offset = 0) const { return at_ + offset < pieces_.size(); }
  [[nodiscard]] bool is(std::string_view folded) const { return has() && pieces_[at_].folded == folded; }
  [[nodiscard]] std::optional<TimeWord> word_here() const {
    return has() && pieces_[at_].kind == PieceKind::kWord ? time_word(pieces_[at_].folded) : std::nullopt;
  }

  bool take(std::string_view folded, bool glued = false) {
    if (!is(folded) || (glued && pieces_[at_].space_before)) return false;
    ++at_;
    return true;
  }
  std::optional<int> number(std::size_t least, std::size_t most, bool glued = false) {
    if (!has() || pieces_[at_].kind != PieceKind::kNumber || (glued && pieces_[at_].space_before))
      return std::nullopt;
    const std::string& digits = pieces_[at_].folded;
    if (digits.size() < least || digits.size() > most) return std::nullopt;
    ++at_;
    return std::stoi(digits);
  }
  std::optional<int> word_of(TimeWordKind kind) {
    const auto word = word_here();
    if (!word || word->kind != kind) return std::nullopt;
    ++at_;
    take(".", true);
    return word->value;
  }
  void ordinal() {
    for (const std::string_view ending : {"st", "nd", "rd", "th", "er", "."}) {
      if (take(ending, true)) return;
    }
  }
  // A number goes on: "2020-01-03-1", "1.5.2024.7", or one was cut in the middle.
  [[nodiscard]] bool runs_on(std::size_t start) const {
    const bool before = start > 1 && !pieces_[start].space_before &&
                        pieces_[start - 1].kind == PieceKind::kMark && !pieces_[start - 1].space_before &&
                        pieces_[start - 2].kind == PieceKind::kNumber && pieces_[start - 1].folded != "," &&
                        pieces_[start - 1].folded != "|";
    const bool after = has(1) && !pieces_[at_].space_before && (is("-") || is(".")) &&
                       !pieces_[at_ + 1].space_before && pieces_[at_ + 1].kind == PieceKind::kNumber;
    return before || after;
  }

  std::optional<Date> iso_date() {
    const auto year = number(4, 4);
    if (!year || !(take("-", true) || take("/", true))) return std::nullopt;
    const auto month = number(1, 2, true);
    if (!month || !(take("-", true) || take("/", true))) return std::nullopt;
    const auto day = number(1, 2, true);
    return day ? std::optional(Date{*year, *month, *day}) : std::nullopt;
  }
  std::optional<Date> day_first() {
    if (word_of(TimeWordKind::kWeekday)) take(",");
    const auto day = number(1, 2);
    if (!day) return std::nullopt;
    ordinal();
    for (const std::string_view of : {"of", "de", "-"}) take(of);
    const auto month = word_of(TimeWordKind::kMonth);
    if (!month) return std::nullopt;
    for (const std::string_view of : {",", "de", "-"}) take(of);
    const auto year = number(4, 4);
    return year ? std::optional(Date{*year, *month, *day}) : std::nullopt;
  }
  std::optional<Date> month_first() {
    if (word_of(TimeWordKind::kWeekday)) take(",");
    const auto month = word_of(TimeWordKind::kMonth);
    if (!month) return std::nullopt;
    const auto day = number(1, 2);
    if (!day) return std::nullopt;
    ordinal();
    take(",");
    const auto year = number(4, 4);
    return year ? std::optional(Date{*year, *month, *day}) : std::nullopt;
  }
  std::optional<Date> dotted_date() {
    const auto day = number(1, 2);
    if (!day || !take(".", true)) return std::nullopt;
    const auto month = number(1, 2);
    if (!month || !take(".", true)) return std::nullopt;
    const auto year = number(4, 4);
    return year ? std::optional(Date{*year, *month, *day}) : std::nullopt;
  }
  std::optional<Date> slashed_date() {
    const auto first = number(1, 2);
    if (!first || !take("/", true)) return std::nullopt;
    const auto second = number(1, 2, true);
    if (!second || !take("/", true)) return std::nullopt;
    const auto year = number(4, 4, true);
    if (!year) return std::nullopt;
    if (*first > 12 || *first == *second) return Date{*year, *second, *first};
    if (*second > 12) return Date{*year, *first, *second};
    return std::nullopt;
  }
  std::optional<Date> month_and_year() {
    if (at_ > 0 && pieces_[at_ - 1].kind == PieceKind::kNumber) return std::nullopt;  // "30 February 2020"
    const auto month = word_of(TimeWordKind::kMonth);
    if (!month) return std::nullopt;
    take(",");
    const auto year = number(4, 4);
    return year ? std::optional(Date{*year, *month, 0}) : std::nullopt;
  }

  // "am", "p.m."; moves the hour to the 24-hour clock. False where none stands here.
  bool half_day(int& hour) {
    const std::size_t start = at_;
    std::optional<int> half = word_of(TimeWordKind::kHalf);
    if (!half && (is("a") || is("p"))) {
      half = is("p") ? 1 : 0;
      ++at_;
      if (!take(".", true) || !take("m", true)) half.reset();
      take(".", true);
    }
    if (!half || hour > 12) {
      at_ = start;
      return false;
    }
    hour = hour % 12 + (*half == 1 ? 12 : 0);
    return true;
  }
  std::optional<Clock> clock_with_minutes() {
    Clock clock;
    const auto hour = number(1, 2);
    if (!hour) return std::nullopt;
    clock.hour = *hour;
    const bool dot = is(".");
    if (!take(":", true) && !take(".", true) && !take("h", true)) return std::nullopt;
    const auto minute = number(2, 2, true);
    if (!minute) return std::nullopt;
    clock.minute = *minute;
    if (!dot && take(":", true)) {
      clock.second = number(2, 2, true);
      if (!clock.second) return std::nullopt;
      if (take(".", true)) number(1, 9, true);
    }
    const bool halved = half_day(clock.hour);
    return dot && !halved ? std::nullopt : std::optional(clock);  // "12.20" alone is a number
  }
  std::optional<Clock> bare_hour() {  // "7 pm", "1030 GMT"
    const std::size_t start = at_;
    Clock clock;
    if (const auto hour = number(1, 2)) {
      clock.hour = *hour;
      return half_day(clock.hour) ? std::optional(clock) : std::nullopt;
    }
    at_ = start;
    const auto four = number(4, 4);
    if (!four) return std::nullopt;
    clock.hour = *four / 100;
    clock.minute = *four % 100;
    clock.zone_minutes = zone();
    return clock.zone_minutes ? std::optional(clock) : std::nullopt;
  }
  std::optional<int> zone() {
    const std::size_t start = at_;
    const bool bracket = take("(");
    const std::optional<int> named = word_of(TimeWordKind::kZone);
    if (named && (!bracket || take(")"))) {
      const std::optional<int> shift = offset();  // "GMT+2"
      return *named + shift.value_or(0);
    }
    at_ = start;
    return offset();
  }
  std::optional<int> offset() {  // "+02:00", "-0500", "+2"
    const std::size_t start = at_;
    const bool west = is("-") || is("−");
    if (west || is("+")) {
      ++at_;
      if (const auto four = number(4, 4, true)) return (west ? -1 : 1) * (*four / 100 * 60 + *four % 100);
      if (const auto hours = number(1, 2, true); hours && *hours <= 14) {
        const std::optional<int> minutes = take(":", true) ? number(2, 2, true) : std::nullopt;
        return (west ? -1 : 1) * (*hours * 60 + minutes.value_or(0));
      }
    }
    at_ = start;
    return std::nullopt;
  }

  const std::vector<Piece>& pieces_;
  std::size_t at_ = 0;
};

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

struct DateAndClock {
  Date date;
  std::optional<Clock> clock;
};

std::optional<DateAndClock> date_then_clock(Reader& reader) {
  const auto date = reader.read_date();
  if (!date) return std::nullopt;
  const std::size_t after_date = reader.at();
  reader.skip_joint();
  const auto clock = date->day == 0 ? std::nullopt : reader.read_clock();
  if (!clock) reader.move_to(after_date);
  return DateAndClock{*date, clock};
}

std::optional<DateAndClock> clock_then_date(Reader& reader) {
  const auto clock = reader.read_clock();
  if (!clock) return std::nullopt;
  reader.skip_joint();
  const auto date = reader.read_date();
  if (!date || date->day == 0) return std::nullopt;
  return DateAndClock{*date, clock};
}

}  // namespace

std::vector<TimeFound> find_times(std::string_view text) {
  const std::vector<Piece> pieces = cut(text);
  std::vector<TimeFound> found;
  Reader reader(pieces);
  for (std::size_t at = 0; at < pieces.size();) {
    reader.move_to(at);
    auto read = date_then_clock(reader);
    if (!read) {
      reader.move_to(at);
      read = clock_then_date(reader);
    }
    auto time = read ? parse_iso_time(iso_of(read->date, read->clock)) : std::nullopt;
    if (!time) {
      ++at;
      continue;
    }
    const ByteSpan span{pieces[at].span.begin, pieces[reader.at() - 1].span.end};
    time->printed = span.in(text);
    found.push_back({span, *std::move(time)});
    at = reader.at();
  }
  return found;
}

}  // namespace tellings
