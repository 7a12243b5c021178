#include "extract/stated_dates.h"

#include <re2/re2.h>

#include <string>

#include "extract/address.h"
#include "extract/printed_date.h"

namespace tellings {
namespace {

constexpr std::size_t kLargestForwarder = 8192;  // bytes of a page that only sends its reader on

}  // namespace

using Time = StatedDates::Time;

Time date_of_node(Node* node, std::string_view language) {
  for (const std::string_view name : {"datetime", "content", "title"})
    if (Time time = read_any_date(attribute(node, name), language)) return time;
  return read_any_date(inner_text(node), language);
}

Time StatedDates::linked(std::string LinkedArticle::* field) const {
  return facts_.linked ? read_any_date((*facts_.linked).*field, facts_.language) : std::nullopt;
}

Time StatedDates::declared(Fact fact) const {
  for (const Declared& one : facts_.declared)
    if (one.fact == fact)
      if (Time time = read_any_date(one.value, facts_.language)) return time;
  return std::nullopt;
}

Time StatedDates::marked(std::string_view property) const {
  for (Node* node : page_.marked)
    if (attribute(node, "itemprop").find(property) != std::string_view::npos)
      if (Time time = date_of_node(node, facts_.language)) return time;
  return std::nullopt;
}

Time StatedDates::in_picture_address() const {
  for (const std::string_view picture : facts_.all(Fact::kPicture))
    if (Time time = date_in_address(picture)) return time;
  return std::nullopt;
}

Time StatedDates::in_script() const {
  static const RE2 kState(
      R"re((?i)(?:\\?"|&quot;)(?:[a-z]{0,5}[._-]?date_?published|[a-z]{0,5}published_?(?:at|date|on|time)?|[a-z]{0,5}[._-]?publish(?:ing)?_?(?:date|time|at)|publication_?(?:date|time)|pub_?date|first_?published(?:_?(?:at|date))?|created_?(?:at|on|date)?|date_?created|posted_?(?:at|on)?|date)(?:\\?"|&quot;)\s*:\s*(?:\\?"|&quot;)?((?:19|20)\d\d-[01]\d-[0-3]\d[^"\\,}&]{0,20}))re");
  std::string value;
  if (RE2::PartialMatch(html_, kState, &value)) return read_any_date(value, facts_.language);
  static const RE2 kForward(R"re(location(?:\.href)?\s*=\s*["']([^"']+)["'])re");
  if (html_.size() <= kLargestForwarder && RE2::PartialMatch(html_, kForward, &value))
    return date_in_address(value);
  return std::nullopt;
}

}  // namespace tellings
