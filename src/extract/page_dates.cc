// A page tells its date in many places, and some lie: templates print the day of the visit, tools stamp the
// day of an upload, JSON-LD counts in UTC what the page prints in its own zone. So each place is asked in the
// order of how often it was right on pages with a known date, and the day that the reader sees decides where
// machines disagree or an instant falls on its neighbour.
//
//   JSON-LD 2020-01-03T23:40Z, beside the headline "4 January 2020"   -> 2020-01-04: the page's own zone
//   <meta name=date content=2020-01-09>, <time>3 January 2020</time>  -> 2020-01-03: "date" may be any date
//   article:published_time 2020-01-03, "Updated 9 January 2020"       -> 2020-01-03
#include "extract/page_dates.h"

#include <algorithm>

#include "extract/address.h"
#include "extract/seen_dates.h"
#include "extract/stated_dates.h"

namespace tellings {
namespace {

using Time = std::optional<PrintedTime>;

bool same_day(const PrintedTime& a, const PrintedTime& b) { return printed_day(a) == printed_day(b); }

// The first that is there.
template <typename... Finders>
Time first_of(Finders... finders) {
  Time time;
  ((time = time ? time : finders()), ...);
  return time;
}

class DateFinder {
 public:
  DateFinder(const PageFacts& facts, const PageBlocks& page, const MainText& main, std::string_view url,
             std::string_view html)
      : facts_(facts), page_(page), main_(main), stated_(facts, page, html) {
    address_ = date_in_address(url);
    if (!address_) address_ = date_in_address(facts.canonical);
  }

  PageDates find() {
    PageDates dates;
    dates.modified = first_of([&] { return stated_.linked(&LinkedArticle::modified); },
                              [&] { return stated_.declared(Fact::kModified); },
                              [&] { return stated_.marked("dateModified"); }, [&] { return seen().updated; });
    dates.published =
        first_of([&] { return by_machines(); }, [&] { return address_; }, [&] { return seen().element; },
                 [&] { return seen().line; }, [&] { return stated_.declared(Fact::kDated); },
                 [&] { return stated_.in_script(); }, [&] { return seen().dateline; },
                 [&] { return dates.modified; }, [&] { return any_seen_date(page_, main_, facts_.language); },
                 [&] { return stated_.in_picture_address(); });
    if (dates.published) dates.published = as_seen(*dates.published);
    return dates;
  }

 private:
  // JSON-LD, but the meta elements where they disagree and the reader sees their day.
  Time by_machines() {
    Time linked = stated_.linked(&LinkedArticle::published);
    Time meta = stated_.declared(Fact::kPublished);
    if (linked && meta && !same_day(*linked, *meta) && seen().confirms(*meta)) return meta;
    return first_of([&] { return linked; }, [&] { return meta; },
                    [&] { return stated_.marked("datePublished"); });
  }

  // An instant in UTC whose day is not the one that the page prints beside its headline or in its address:
  // the printed day is the page's.
  PrintedTime as_seen(const PrintedTime& time) {
    if (time.precision < TimePrecision::kMinute || time.zone_minutes.value_or(0) != 0) return time;
    const std::int64_t day = printed_day(time);
    Time neighbour;
    for (const Time& printed : {seen().line, address_}) {
      if (!printed) continue;
      const std::int64_t apart = printed_day(*printed) - day;
      if (apart == 0) return time;
      if ((apart == 1 || apart == -1) && !neighbour) neighbour = printed;
    }
    return neighbour.value_or(time);
  }

  // Read once it is asked for: most pages tell their machines all that there is to know.
  const SeenDates& seen() {
    if (!seen_) seen_ = find_seen_dates(page_, main_, facts_.language);
    return *seen_;
  }

  const PageFacts& facts_;
  const PageBlocks& page_;
  const MainText& main_;
  StatedDates stated_;
  std::optional<SeenDates> seen_;
  Time address_;
};

}  // namespace

PageDates find_dates(const PageFacts& facts, const PageBlocks& page, const MainText& main,
                     std::string_view url, std::string_view html) {
  return DateFinder(facts, page, main, url, html).find();
}

}  // namespace tellings
