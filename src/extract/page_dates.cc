#include "extract/page_dates.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <string>

#include "extract/machine_time.h"

namespace tellings {
namespace {

using Time = std::optional<PrintedTime>;

std::string_view machine_value(Node* node) {
  for (const std::string_view name : {"datetime", "content", "title"})
    if (const std::string_view value = attribute(node, name); !value.empty()) return value;
  return {};
}

Time read_time(std::string_view printed) { return parse_machine_time(printed); }

Time first_declared(const PageFacts& facts, Fact fact) {
  for (const Declared& one : facts.declared)
    if (one.fact == fact)
      if (Time time = read_time(one.value)) return time;
  return std::nullopt;
}

Time first_marked(const PageBlocks& page, std::string_view property) {
  for (Node* node : page.marked) {
    if (attribute(node, "itemprop") != property) continue;
    if (Time time = read_time(machine_value(node))) return time;
    if (Time time = read_time(inner_text(node))) return time;
  }
  return std::nullopt;
}

Time first_time_element(const PageBlocks& page) {
  for (Node* node : page.times)
    if (Time time = read_time(attribute(node, "datetime"))) return time;
  return std::nullopt;
}

// ".../2020/01/03/...", ".../2020-01-03-...", ".../20200103...".
Time date_in_address(std::string_view url) {
  static const RE2 kDate(R"([/_-]((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?:[/_.-]|$))");
  int year = 0;
  int month = 0;
  int day = 0;
  if (!RE2::PartialMatch(url, kDate, &year, &month, &day)) return std::nullopt;
  return parse_iso_time(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

}  // namespace

PageDates find_dates(const PageFacts& facts, const PageBlocks& page, const MainText&, std::string_view url) {
  PageDates dates;
  if (facts.linked) {
    dates.published = read_time(facts.linked->published);
    dates.modified = read_time(facts.linked->modified);
  }
  if (!dates.published) dates.published = first_declared(facts, Fact::kPublished);
  if (!dates.modified) dates.modified = first_declared(facts, Fact::kModified);
  if (!dates.published) dates.published = first_marked(page, "datePublished");
  if (!dates.modified) dates.modified = first_marked(page, "dateModified");
  if (!dates.published) dates.published = date_in_address(url);
  if (!dates.published) dates.published = date_in_address(facts.canonical);
  if (!dates.published) dates.published = first_time_element(page);
  return dates;
}

}  // namespace tellings
