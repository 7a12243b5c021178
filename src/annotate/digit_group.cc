#include "annotate/digit_group.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "text/chars.h"
#include "text/utf8.h"

namespace tellings {
namespace {

enum class Separator : std::uint8_t { kNone, kComma, kPoint, kBlank, kApostrophe };

struct Run {
  Separator before = Separator::kNone;
  std::string digits;
  std::size_t end = 0;
};

Separator separator_of(char32_t c) {
  switch (c) {
    case ',':
    case 0x066C:  // Arabic thousands mark
      return Separator::kComma;
    case '.':
    case 0x066B:  // Arabic decimal mark
      return Separator::kPoint;
    case '\'':
    case 0x2019:
      return Separator::kApostrophe;
    case ' ':
    case 0xA0:
    case 0x2009:
    case 0x202F:
      return Separator::kBlank;
    default:
      return Separator::kNone;
  }
}

std::size_t read_run(std::string_view text, std::size_t at, std::string& digits) {
  while (at < text.size()) {
    const Decoded c = decode_at(text, at);
    const auto digit = digit_value(c.code_point);
    if (!digit && !(is_invisible(c.code_point) && !digits.empty())) break;
    if (digit) digits.push_back(static_cast<char>('0' + *digit));
    at += c.size;
  }
  return at;
}

std::vector<Run> read_runs(std::string_view text, std::size_t at) {
  std::vector<Run> runs;
  Separator before = Separator::kNone;
  while (true) {
    Run run;
    run.before = before;
    run.end = read_run(text, at, run.digits);
    if (run.digits.empty()) break;
    runs.push_back(run);
    if (run.end >= text.size()) break;
    const Decoded mark = decode_at(text, run.end);
    before = separator_of(mark.code_point);
    if (before == Separator::kNone) break;
    at = run.end + mark.size;
    if (at >= text.size()) break;
  }
  return runs;
}

// How many runs from the first on are groups of one number, all parted by `mark`.
std::size_t count_groups(const std::vector<Run>& runs, Separator mark) {
  if (runs[0].digits.size() > 3 || (runs[0].digits.size() > 1 && runs[0].digits[0] == '0')) return 1;
  if (mark != Separator::kComma && runs[0].digits == "0") return 1;
  std::size_t count = 1;
  std::size_t lakh = 1;  // as long as groups of two digits may still be closed by one of three
  while (count < runs.size() && runs[count].before == mark && runs[count].digits.size() == 3) ++count;
  if (mark != Separator::kComma || runs[0].digits.size() > 2) return count;
  while (lakh < runs.size() && runs[lakh].before == mark && runs[lakh].digits.size() == 2) ++lakh;
  if (lakh > 1 && lakh < runs.size() && runs[lakh].before == mark && runs[lakh].digits.size() == 3)
    return lakh + 1;
  return count;
}

struct Reading {
  std::size_t groups = 1;  // runs before the decimal mark
  bool decimal = false;    // one run more, after it
};

bool goes_on(const std::vector<Run>& runs, std::size_t next, Separator mark) {
  return next < runs.size() && runs[next].before == mark;
}

Reading read_marks(const std::vector<Run>& runs) {
  Reading reading;
  if (runs.size() == 1) return reading;
  const Separator mark = runs[1].before;
  const std::size_t groups = count_groups(runs, mark);
  const bool one_point =
      mark == Separator::kPoint && groups == 2 && !goes_on(runs, groups, Separator::kComma);
  if (groups > 1 && !one_point) {
    const bool nought = runs[0].digits == "0";
    if (!nought && !goes_on(runs, groups, mark)) reading.groups = groups;
    if (mark == Separator::kBlank) reading.groups = goes_on(runs, groups, mark) ? 1 : groups;
  }
  const std::size_t next = reading.groups;
  if (next >= runs.size()) return reading;
  const Separator last = runs[next].before;
  const bool point = last == Separator::kPoint && (next == 1 || mark != Separator::kPoint);
  const bool comma =
      last == Separator::kComma &&
      (next > 1 ? mark != Separator::kComma : runs[next].digits.size() < 3 || runs[0].digits == "0");
  const bool ends =
      !goes_on(runs, next + 1, Separator::kPoint) && !goes_on(runs, next + 1, Separator::kComma);
  reading.decimal = (point || comma) && ends;
  return reading;
}

}  // namespace

std::size_t read_digit_group(std::string_view text, std::size_t at, Lexeme& lexeme) {
  const std::vector<Run> runs = read_runs(text, at);
  const Reading reading = read_marks(runs);
  std::string number;
  for (std::size_t i = 0; i < reading.groups; ++i) number += runs[i].digits;
  lexeme.kind = LexemeKind::kDigits;
  lexeme.digits = static_cast<std::uint8_t>(std::min<std::size_t>(number.size(), 255));
  lexeme.zero_led = number.size() > 1 && number[0] == '0';
  lexeme.grouped = reading.groups > 1;
  lexeme.blank_grouped = lexeme.grouped && runs[1].before == Separator::kBlank;
  lexeme.plain = reading.groups == 1 && !reading.decimal;
  if (reading.decimal) number += "." + runs[reading.groups].digits;
  std::from_chars(number.data(), number.data() + number.size(), lexeme.value);
  return runs[reading.groups + (reading.decimal ? 1 : 0) - 1].end;
}

}  // namespace tellings
