// A page tells its date in many places, and some lie: templates print the day of the visit, tools stamp the
// day of an upload, JSON-LD counts in UTC what the page prints in its own zone. So each place is asked in the
// order of how often it was right on pages with a known date, and the printed day decides where a machine's
// instant falls on its neighbour.
#include "extract/page_dates.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "extract/block_facts.h"
#include "extract/printed_date.h"
#include "ingest/machine_time.h"

namespace tellings {
namespace {

using Time = std::optional<PrintedTime>;

constexpr std::uint32_t kLongestDateLine = 160;  // bytes of a block that may be a date line
constexpr std::uint32_t kLongestStoryStamp = 60;
constexpr std::uint32_t kBesideTitle = 30;  // blocks before and behind the headline

std::int64_t day_number(const PrintedTime& time) {
  const TimeInterval whole =
      PrintedTime{time.printed, time.value.substr(0, 10), TimePrecision::kDay, 0}.interval();
  return whole.begin / 86400;
}

bool says_published(std::string_view text) {
  static const RE2 kPublished(
      R"((?i)\b(publish|posted|veröffentlicht|erstellt|publié|publicado|pubblicato|gepubliceerd|opublikowan))");
  return RE2::PartialMatch(text, kPublished);
}

// "Updated: ...": a date that is not the first publication.
bool says_updated(std::string_view text) {
  static const RE2 kUpdated(
      R"((?i)\b(updated?|modified|edited|revised|aktualisiert|letzte änderung|geändert|zuletzt|stand|mis à jour|modifié|actualizado|atualizado|aggiornato|bijgewerkt|aktualizacja|оновлено|обновлено)\b)");
  return RE2::PartialMatch(text, kUpdated);
}

bool has_year(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 2) return true;
  }
  return false;
}

class DateFinder {
 public:
  DateFinder(const PageFacts& facts, const PageBlocks& page, const MainText& main, std::string_view html)
      : facts_(facts), page_(page), main_(main), html_(html), language_(facts.language) {}

  PageDates find(std::string_view url) {
    address_ = in_address(url);
    if (!address_) address_ = in_address(facts_.canonical);
    read_date_lines();
    PageDates dates;
    dates.modified = linked(&LinkedArticle::modified);
    if (!dates.modified) dates.modified = declared(Fact::kModified);
    if (!dates.modified) dates.modified = marked("dateModified");
    if (!dates.modified) dates.modified = updated_line_;

    Time& published = dates.published;
    published = linked(&LinkedArticle::published);
    const Time in_meta = declared(Fact::kPublished);
    if (!published || (in_meta && !same_day(*published, *in_meta) && seen_on_page(*in_meta)))
      published = in_meta;
    if (!published) published = marked("datePublished");
    if (!published) published = address_;
    if (!published) published = time_element();
    if (!published) published = date_line_;
    if (!published) published = in_script();
    if (!published) published = dates.modified;
    if (!published) published = any_line();
    if (published) published = as_printed(*published);
    return dates;
  }

 private:
  static bool same_day(const PrintedTime& a, const PrintedTime& b) { return day_number(a) == day_number(b); }

  // Whether the page prints that day beside its headline: what decides between two machines that disagree.
  [[nodiscard]] bool seen_on_page(const PrintedTime& time) const {
    const Time element = time_element();
    return (date_line_ && same_day(*date_line_, time)) || (element && same_day(*element, time));
  }

  [[nodiscard]] Time read(std::string_view printed) const {
    Time time = parse_machine_time(printed);
    if (!time && printed.size() <= kLongestDateLine) time = first_printed_date(printed, language_);
    if (time && (time->value < "1990" || time->precision < TimePrecision::kDay)) return std::nullopt;
    return time;
  }

  [[nodiscard]] Time linked(std::string LinkedArticle::* field) const {
    return facts_.linked ? read((*facts_.linked).*field) : std::nullopt;
  }

  [[nodiscard]] Time declared(Fact fact) const {
    for (const Declared& one : facts_.declared)
      if (one.fact == fact)
        if (Time time = read(one.value)) return time;
    return std::nullopt;
  }

  [[nodiscard]] Time marked(std::string_view property) const {
    for (Node* node : page_.marked)
      if (attribute(node, "itemprop").find(property) != std::string_view::npos)
        if (Time time = of_node(node)) return time;
    return std::nullopt;
  }

  [[nodiscard]] Time of_node(Node* node) const {
    for (const std::string_view name : {"datetime", "content", "title"})
      if (Time time = read(attribute(node, name))) return time;
    return read(inner_text(node));
  }

  // The first <time> that is not a comment's, a teaser's or an update's.
  [[nodiscard]] Time time_element() const {
    Time updated;
    for (Node* node : page_.times) {
      if (inside_furniture(node)) continue;
      Time time = of_node(node);
      if (!time) continue;
      if (!says_updated(attribute(node, "class")) && !says_updated(inner_text(node))) return time;
      if (!updated) updated = time;
    }
    return updated;
  }

  [[nodiscard]] static bool inside_furniture(Node* node) {
    for (Node* at = node->parent; at != nullptr && is_element(at); at = at->parent) {
      const Cues cues = cues_in(attribute(at, "class")) | cues_in(attribute(at, "id"));
      const lxb_tag_id_t tag = tag_of(at);
      if (tag == LXB_TAG_ARTICLE || tag == LXB_TAG_BODY || tag == LXB_TAG_MAIN) return false;
      if (tag == LXB_TAG_ASIDE || tag == LXB_TAG_NAV || tag == LXB_TAG_FOOTER) return true;
      if (cues.any(Cue::kComment | Cue::kRelated | Cue::kSidebar | Cue::kNavigation | Cue::kFooter |
                   Cue::kEmbed))
        return true;
    }
    return false;
  }

  // Short blocks between headline and story, the nearest to the story first; then those at its foot.
  void read_date_lines() {
    const Element& container = page_.elements[main_.container];
    const auto count = static_cast<std::uint32_t>(page_.blocks.size());
    const std::uint32_t first =
        container.first_block > kBesideTitle ? container.first_block - kBesideTitle : 0;
    const std::uint32_t inside = std::min(count, container.first_block + 4);
    for (std::uint32_t i = inside; i > first; --i) read_date_line(i - 1);
    const std::uint32_t foot = std::max(inside, container.end_block > 4 ? container.end_block - 4 : 0);
    for (std::uint32_t i = foot; i < std::min(count, container.end_block + 6); ++i) read_date_line(i);
  }

  void read_date_line(std::uint32_t i) {
    const Time time = line(i);
    if (!time) return;
    const Cues cues = page_.elements[page_.blocks[i].element].cues;
    if (main_.roles[i] == Role::kComment || cues.any(Cue::kRelated | Cue::kComment)) return;
    // "Published: 3 January | Updated: 4 January" gives the first.
    const std::string_view text = page_.text_of(page_.blocks[i]);
    Time& found = says_updated(text) && !says_published(text) ? updated_line_ : date_line_;
    if (!found) found = time;
  }

  // Within the story a date is part of a sentence, unless it is nearly all of its block.
  [[nodiscard]] Time line(std::uint32_t i) const {
    const Block& block = page_.blocks[i];
    const std::string_view text = page_.text_of(block);
    if ((!is_furniture(main_.roles[i]) || ends_sentence(text)) && text.size() > kLongestStoryStamp)
      return std::nullopt;
    if (block.span.size() > kLongestDateLine || !has_year(page_.text_of(block))) return std::nullopt;
    return read(page_.text_of(block));
  }

  // Anywhere on the page, once nothing better is there.
  [[nodiscard]] Time any_line() const {
    for (std::uint32_t i = 0; i < page_.blocks.size(); ++i)
      if (Time time = line(i)) return time;
    return std::nullopt;
  }

  // ".../2020/01/03/...", ".../2020-01-03-...", ".../20200103...".
  static Time in_address(std::string_view url) {
    static const RE2 kDate(R"([/_-]((?:19|20)\d\d)[/_-]?([01]\d)[/_-]?([0-3]\d)(?:[/_.-]|$))");
    int year = 0;
    int month = 0;
    int day = 0;
    if (!RE2::PartialMatch(url, kDate, &year, &month, &day)) return std::nullopt;
    return parse_iso_time(fmt::format("{:04}-{:02}-{:02}", year, month, day));
  }

  // State that scripts carry for the page's own code: "publishedAt": "2020-01-03T14:20:00Z".
  [[nodiscard]] Time in_script() const {
    static const RE2 kState(
        R"re((?i)\\?"(?:date_?published|published_?(?:at|date|on|time)?|publish_?(?:date|time|at)|publication_?date|pub_?date|first_?published(?:_?(?:at|date))?|created_?(?:at|on|date)?|date_?created|posted_?(?:at|on)?|date)\\?"\s*:\s*\\?"?((?:19|20)\d\d-[01]\d-[0-3]\d[^"\\,}]{0,20}))re");
    std::string value;
    return RE2::PartialMatch(html_, kState, &value) ? read(value) : std::nullopt;
  }

  // An instant in UTC whose day is not the one that the page prints beside its headline: the printed day is
  // the page's.
  [[nodiscard]] PrintedTime as_printed(const PrintedTime& time) const {
    if (time.precision < TimePrecision::kMinute || time.zone_minutes.value_or(0) != 0) return time;
    for (const Time& printed : {date_line_, address_}) {
      if (!printed) continue;
      const std::int64_t apart = day_number(*printed) - day_number(time);
      if (apart == 0) return time;
      if (apart == 1 || apart == -1) return *printed;
    }
    return time;
  }

  const PageFacts& facts_;
  const PageBlocks& page_;
  const MainText& main_;
  std::string_view html_;
  std::string_view language_;
  Time address_;
  Time date_line_;  // the first date beside the headline that is no update
  Time updated_line_;
};

}  // namespace

PageDates find_dates(const PageFacts& facts, const PageBlocks& page, const MainText& main,
                     std::string_view url, std::string_view html) {
  return DateFinder(facts, page, main, html).find(url);
}

}  // namespace tellings
