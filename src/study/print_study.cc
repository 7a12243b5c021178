#include "study/print_study.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/csv.h"
#include "base/json_writer.h"
#include "study/methods.h"

namespace tellings {
namespace {

constexpr std::size_t kNameWidth = 34;
constexpr std::size_t kLineWidth = 100;

struct Number {
  std::string_view name;
  double (*of)(const StudyRow&);
};
double real(std::int64_t number) { return static_cast<double>(number); }
// The columns of JSON and CSV, in their order.
constexpr std::array kNumbers = {
    Number{"accounts", [](const StudyRow& row) { return real(row.accounts); }},
    Number{"drawing_low", [](const StudyRow& row) { return real(row.low.accounts); }},
    Number{"drawing_high", [](const StudyRow& row) { return real(row.high.accounts); }},
    Number{"credited_low", [](const StudyRow& row) { return real(row.low.credited); }},
    Number{"credited_high", [](const StudyRow& row) { return real(row.high.credited); }},
    Number{"words", [](const StudyRow& row) { return real(row.words); }},
    Number{"words_drawn_low", [](const StudyRow& row) { return std::round(row.low.words); }},
    Number{"words_drawn_high", [](const StudyRow& row) { return std::round(row.high.words); }},
    Number{"words_credited_low", [](const StudyRow& row) { return std::round(row.low.credited_words); }},
    Number{"words_credited_high", [](const StudyRow& row) { return std::round(row.high.credited_words); }},
    Number{"own", [](const StudyRow& row) { return real(row.own); }},
    Number{"in_stories", [](const StudyRow& row) { return real(row.told); }},
    Number{"first_in_this_archive_low", [](const StudyRow& row) { return real(row.first_low); }},
    Number{"first_in_this_archive_high", [](const StudyRow& row) { return real(row.first_high); }},
    Number{"stubs", [](const StudyRow& row) { return real(row.stubs); }},
    Number{"apart", [](const StudyRow& row) { return real(row.apart); }},
};

// "12", "12-15".
std::string range(double low, double high) {
  const auto [least, most] = std::minmax({std::lround(low), std::lround(high)});
  return least == most ? std::to_string(least) : fmt::format("{}-{}", least, most);
}

double percent(double part, std::int64_t whole) { return whole == 0 ? 0 : 100 * part / real(whole); }

std::string percents(double low, double high, std::int64_t whole) {
  if (whole == 0) return "-";
  return range(percent(low, whole), percent(high, whole)) + " %";
}

// "4 of 6", "3 of 4 to 4 of 6": of those that draw, those that say so.
std::string credited(const StudyRow& row) {
  const std::string low = fmt::format("{} of {}", row.low.credited, row.low.accounts);
  const std::string high = fmt::format("{} of {}", row.high.credited, row.high.accounts);
  return row.high.accounts == 0 ? "-" : low == high ? low : low + " to " + high;
}

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t columns = columns_of(text);
  return columns < width ? text.append(width - columns, ' ') : text;
}

std::string line_of(const std::string& name, const std::array<std::string, 5>& cells) {
  std::string line =
      padded(columns_of(name) > kNameWidth ? name + "\n" + std::string(kNameWidth, ' ') : name, kNameWidth);
  static constexpr std::array<std::size_t, 5> kWidths = {10, 18, 20, 13, 0};
  for (std::size_t i = 0; i < cells.size(); ++i) line += " " + padded(cells[i], kWidths[i]);
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string line_of(const StudyRow& row, const std::string& name) {
  const std::string draw = range(real(row.low.accounts), real(row.high.accounts));
  const std::string share =
      row.accounts == 0
          ? ""
          : " (" + percents(real(row.low.accounts), real(row.high.accounts), row.accounts) + ")";
  const std::string first =
      row.told == 0 ? "-"
                    : range(real(row.first_low), real(row.first_high)) + " of " + std::to_string(row.told);
  return line_of(name, {std::to_string(row.accounts), draw + share, credited(row),
                        percents(row.low.words, row.high.words, row.words), first});
}

std::string table(std::string_view title, const std::vector<StudyRow>& rows, std::size_t most,
                  std::string_view nameless) {
  std::string text = fmt::format("\n{}\n", title);
  for (std::size_t i = 0; i < std::min(most, rows.size()); ++i)
    text += line_of(rows[i], "  " + (rows[i].name.empty() ? std::string(nameless) : rows[i].name));
  if (rows.size() > most) text += fmt::format("  and {} more: --as csv prints all\n", rows.size() - most);
  return text;
}

std::string origins_table(const std::vector<StudyOrigin>& origins, std::size_t most) {
  std::string text = "\ndrawn from\n";
  for (std::size_t i = 0; i < std::min(most, origins.size()); ++i) {
    const StudyOrigin& origin = origins[i];
    text += fmt::format("  {}{}: {} accounts, {} of {} say so\n", origin.name,
                        origin.hidden ? " (not in this archive)" : "",
                        range(real(origin.low), real(origin.high)), origin.credited, origin.high);
  }
  if (origins.size() > most) text += fmt::format("  and {} more: --json prints all\n", origins.size() - most);
  return text;
}

// Broken at blanks.
std::string wrapped(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::size_t width = columns_of(text.substr(0, end));
    if (column > 0) out += column + 1 + width > kLineWidth ? '\n' : ' ';
    column = column > 0 && column + 1 + width <= kLineWidth ? column + 1 + width : width;
    out += text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out + "\n";
}

void write_row(JsonWriter& json, const StudyRow& row, bool with_name) {
  json.begin_object();
  if (with_name) json.member_or_null("name", row.name);
  for (const Number& number : kNumbers) json.member(number.name, number.of(row));
  json.end_object();
}

void write_rows(JsonWriter& json, std::string_view name, const std::vector<StudyRow>& rows) {
  json.key(name).begin_array();
  for (const StudyRow& row : rows) write_row(json, row, true);
  json.end_array();
}

std::string csv_line(std::string_view by, const StudyRow& row) {
  std::string line = std::string(by) + "," + csv_cell(row.name);
  for (const Number& number : kNumbers) line += fmt::format(",{:.0f}", number.of(row));
  return line + "\n";
}

}  // namespace

std::string study_report(const Study& study, const StudyRequest& request, std::size_t rows) {
  std::string text = fmt::format("{} of {} accounts in this archive: {}\n", study.all.accounts, study.archive,
                                 selection_words(request));
  text += fmt::format("left out: {} stubs or summaries, {} not laid beside the others of their story\n\n",
                      study.all.stubs, study.all.apart);
  text +=
      line_of("", {"accounts", "draw on others", "of these say so", "words drawn", "first in this archive"});
  text += line_of(study.all, "all");
  text += table("by source", study.sources, rows, "unknown");
  const bool owned = std::any_of(study.owners.begin(), study.owners.end(),
                                 [](const StudyRow& row) { return !row.name.empty(); });
  if (owned) text += table("by owner", study.owners, rows, "unknown");
  text += table("by week", study.weeks, rows, "unknown");
  if (!study.origins.empty()) text += origins_table(study.origins, rows);
  return text + "\nhow this was counted\n" + wrapped(methods_paragraph(study, request));
}

std::string study_json(const Study& study, const StudyRequest& request) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().member("format", "tellings.study/1").member("selection", selection_words(request));
  json.member("archive", study.archive)
      .member_or_null("first", study.first)
      .member_or_null("last", study.last);
  json.member("engines", study.engines).key("all");
  write_row(json, study.all, false);
  write_rows(json, "sources", study.sources);
  write_rows(json, "owners", study.owners);
  write_rows(json, "weeks", study.weeks);
  json.key("origins").begin_array();
  for (const StudyOrigin& origin : study.origins)
    json.begin_object()
        .member("name", origin.name)
        .member("in_this_archive", !origin.hidden)
        .member("accounts_low", origin.low)
        .member("accounts_high", origin.high)
        .member("credited", origin.credited)
        .end_object();
  json.end_array().member("methods", methods_paragraph(study, request)).end_object();
  return text + "\n";
}

std::string study_csv(const Study& study) {
  std::string text = "by,name";
  for (const Number& number : kNumbers) text += "," + std::string(number.name);
  text += "\n" + csv_line("all", study.all);
  for (const StudyRow& row : study.sources) text += csv_line("source", row);
  for (const StudyRow& row : study.owners) text += csv_line("owner", row);
  for (const StudyRow& row : study.weeks) text += csv_line("week", row);
  return text;
}

}  // namespace tellings
