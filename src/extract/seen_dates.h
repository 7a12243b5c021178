// The dates that a reader of the page sees: <time> elements and short lines beside the headline.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/printed_time.h"
#include "extract/blocks.h"
#include "extract/main_text.h"

namespace tellings {

struct SeenDates {
  std::optional<PrintedTime> element;   // of the first <time> that is no comment's, no teaser's; no update's
                                        // where another is there
  std::optional<PrintedTime> line;      // the first date beside the headline, else at the story's foot, that
                                        // is not said to be an update's
  std::optional<PrintedTime> updated;   // the first one that is
  std::optional<PrintedTime> dateline;  // "01.02.2022 The market ...": how the story itself begins

  // Whether `time` falls on the day of the element or of the line.
  [[nodiscard]] bool confirms(const PrintedTime& time) const;
};

// `language` is the page's: it decides how "03/04/2020" is read.
SeenDates find_seen_dates(const PageBlocks& page, const MainText& main, std::string_view language);

// The first date in any short line of the page, or in one that says what it is the date of ("This page was
// last changed on 3 January 2020."): where nothing better is there.
std::optional<PrintedTime> any_seen_date(const PageBlocks& page, const MainText& main,
                                         std::string_view language);

// Days since 1970 of the time's own calendar day, whatever its zone.
std::int64_t printed_day(const PrintedTime& time);

}  // namespace tellings
