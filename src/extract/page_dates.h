// When an article was first published and last changed, from whatever a page says about it.
#pragma once

#include <optional>
#include <string_view>

#include "base/printed_time.h"
#include "extract/main_text.h"
#include "extract/page_facts.h"

namespace tellings {

struct PageDates {
  std::optional<PrintedTime> published;
  std::optional<PrintedTime> modified;
};

// In this order of trust: JSON-LD, meta elements, marked elements, <time>, dates printed beside the headline,
// the address. `url` may be empty.
PageDates find_dates(const PageFacts& facts, const PageBlocks& page, const MainText& main,
                     std::string_view url, std::string_view html);

}  // namespace tellings
