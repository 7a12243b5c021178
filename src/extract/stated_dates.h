// The dates that a page states for machines: JSON-LD, meta elements, marked elements, its addresses, the
// state that its scripts carry.
#pragma once

#include <optional>
#include <string_view>

#include "base/printed_time.h"
#include "extract/page_facts.h"

namespace tellings {

class StatedDates {
 public:
  // `html` is the page's source; all must outlive this.
  StatedDates(const PageFacts& facts, const PageBlocks& page, std::string_view html)
      : facts_(facts), page_(page), html_(html) {}

  using Time = std::optional<PrintedTime>;

  // Each to the day at least, nothing where the page does not state it.
  [[nodiscard]] Time linked(std::string LinkedArticle::* field) const;
  [[nodiscard]] Time declared(Fact fact) const;
  [[nodiscard]] Time marked(std::string_view property) const;  // itemprop

  // In the address of the picture that the page declares for itself: content systems file uploads by day.
  [[nodiscard]] Time in_picture_address() const;
  // "publishedAt": "2020-01-03T14:20:00Z" in a script or in an attribute; where a page of a few lines sends
  // its reader on (location.href), the address it sends to.
  [[nodiscard]] Time in_script() const;

 private:
  const PageFacts& facts_;
  const PageBlocks& page_;
  std::string_view html_;
};

// The date that an element carries in datetime, content or title, else in its text.
std::optional<PrintedTime> date_of_node(Node* node, std::string_view language);

}  // namespace tellings
