#include "extract/seen_dates.h"

#include <algorithm>

#include "extract/block_facts.h"
#include "extract/date_labels.h"
#include "extract/printed_date.h"
#include "extract/stated_dates.h"

namespace tellings {
namespace {

using Time = std::optional<PrintedTime>;

constexpr std::uint32_t kLongestDateLine = 160;  // bytes of a block that may be a date line
constexpr std::uint32_t kLongestStoryStamp = 60;
constexpr std::uint32_t kBesideTitle = 30;  // blocks before the story
constexpr std::uint32_t kDatelineBlocks = 3;
constexpr std::size_t kDatelineBytes = 24;  // "(21 September 2022) "

bool has_number(std::string_view text) {  // two digits side by side: a date without them names no day
  std::size_t digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 2) return true;
  }
  return false;
}

// Whether a <time> stands in something that is not the article: the nearest telling element above decides.
bool inside_furniture(Node* node) {
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

class Seer {
 public:
  Seer(const PageBlocks& page, const MainText& main, std::string_view language)
      : page_(page), main_(main), language_(language) {}

  SeenDates find() {
    seen_.element = time_element();
    const Element& container = page_.elements[main_.container];
    const auto count = static_cast<std::uint32_t>(page_.blocks.size());
    const std::uint32_t first =
        container.first_block > kBesideTitle ? container.first_block - kBesideTitle : 0;
    const std::uint32_t inside = std::min(count, container.first_block + 4);
    for (std::uint32_t i = inside; i > first; --i) read_line(i - 1);  // the nearest to the story first
    const std::uint32_t foot = std::max(inside, container.end_block > 4 ? container.end_block - 4 : 0);
    for (std::uint32_t i = foot; i < std::min(count, container.end_block + 6); ++i) read_line(i);
    seen_.dateline = dateline(container);
    return std::move(seen_);
  }

  // Within the story a date is part of a sentence, unless it is nearly all of its block.
  [[nodiscard]] Time line(std::uint32_t i) const {
    const std::string_view text = page_.text_of(page_.blocks[i]);
    if (text.size() > kLongestDateLine || !has_number(text)) return std::nullopt;
    const bool story = !is_furniture(main_.roles[i]) || ends_sentence(text);
    if (story && text.size() > kLongestStoryStamp) return std::nullopt;
    return read_any_date(text, language_);
  }

  // A sentence that is there to give the date.
  [[nodiscard]] Time labelled_line(std::uint32_t i) const {
    const std::string_view text = page_.text_of(page_.blocks[i]);
    const bool outside = main_.roles[i] == Role::kOther || is_furniture(main_.roles[i]);
    if (!outside || text.size() > kLongestDateLine || !has_number(text)) return std::nullopt;
    return says_published(text) || says_updated(text) ? read_any_date(text, language_) : std::nullopt;
  }

 private:
  [[nodiscard]] Time time_element() const {
    Time updated;
    for (Node* node : page_.times) {
      if (inside_furniture(node)) continue;
      Time time = date_of_node(node, language_);
      if (!time) continue;
      if (!says_updated(attribute(node, "class")) && !says_updated(inner_text(node))) return time;
      if (!updated) updated = time;
    }
    return updated;
  }

  void read_line(std::uint32_t i) {
    const Time time = line(i);
    if (!time) return;
    const Cues cues = page_.elements[page_.blocks[i].element].cues;
    if (main_.roles[i] == Role::kComment || cues.any(Cue::kRelated | Cue::kComment)) return;
    // "Published: 3 January | Updated: 4 January" gives the first.
    const std::string_view text = page_.text_of(page_.blocks[i]);
    Time& found = says_updated(text) && !says_published(text) ? seen_.updated : seen_.line;
    if (!found) found = time;
  }

  [[nodiscard]] Time dateline(const Element& container) const {
    std::uint32_t looked = 0;
    for (std::uint32_t i = container.first_block; i < container.end_block && looked < kDatelineBlocks; ++i) {
      if (main_.roles[i] != Role::kBody) continue;
      ++looked;
      std::string_view text = page_.text_of(page_.blocks[i]).substr(0, kDatelineBytes);
      if (text.starts_with('(')) text.remove_prefix(1);
      if (text.empty() || text[0] < '0' || text[0] > '9') continue;
      const Time time = first_printed_date(text, language_);
      if (time && text.starts_with(time->printed)) return time;
    }
    return std::nullopt;
  }

  const PageBlocks& page_;
  const MainText& main_;
  std::string_view language_;
  SeenDates seen_;
};

}  // namespace

std::int64_t printed_day(const PrintedTime& time) {
  const TimeInterval whole =
      PrintedTime{time.printed, time.value.substr(0, 10), TimePrecision::kDay, 0}.interval();
  return whole.begin / 86400;
}

bool SeenDates::confirms(const PrintedTime& time) const {
  const std::int64_t day = printed_day(time);
  return (element && printed_day(*element) == day) || (line && printed_day(*line) == day);
}

SeenDates find_seen_dates(const PageBlocks& page, const MainText& main, std::string_view language) {
  return Seer(page, main, language).find();
}

Time any_seen_date(const PageBlocks& page, const MainText& main, std::string_view language) {
  const Seer seer(page, main, language);
  const auto count = static_cast<std::uint32_t>(page.blocks.size());
  for (std::uint32_t i = 0; i < count; ++i)
    if (Time time = seer.line(i)) return time;
  for (std::uint32_t i = 0; i < count; ++i)
    if (Time time = seer.labelled_line(i)) return time;
  return std::nullopt;
}

}  // namespace tellings
