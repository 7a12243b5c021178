#include "extract/main_text.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "account/furniture_labels.h"
#include "account/paragraph_shape.h"
#include "account/plain_form.h"
#include "base/lexicon.h"
#include "extract/block_facts.h"
#include "extract/data.h"
#include "extract/title.h"
#include "text/fold.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr float kEnoughOfBest =
    0.6F;  // of the best element's value: a named body with as much is taken instead
constexpr std::uint32_t kLongestLabel = 600;    // bytes; no label of the trade is longer
constexpr std::uint32_t kMostFirstWords = 14;   // of a line that its first words tell
constexpr std::size_t kLongestFirstWords = 64;  // bytes
constexpr float kStoryOfTitle =
    250;  // bytes of content that make the <article> around the headline the story
constexpr std::uint32_t kLongFragment = 200;
constexpr std::uint32_t kFarthestTitle = 25;       // blocks between the headline and the story
constexpr std::uint32_t kShortestStandfirst = 40;  // bytes
constexpr int kMostStandfirsts = 2;
constexpr std::uint32_t kEnoughStory = 300;      // bytes; of what tells less, names may have hidden the story
constexpr std::uint32_t kWorthSecondLook = 600;  // bytes that must then be found without them,
constexpr std::uint32_t kFarMore = 3;            // and as many times as before

// By data/block_labels.tsv; nothing where no line of it begins `text`.
std::optional<Role> role_of_first_words(std::string_view text) {
  static const auto kLabels = [] {
    std::vector<std::pair<std::string, Role>> labels;
    for (const auto& fields : read_table(extract_data::kBlockLabels))
      if (const auto role = fields.size() == 2 ? role_named(fields[1]) : std::nullopt)
        labels.emplace_back(fold(fields[0]), *role);
    return labels;
  }();
  const std::string folded = fold(text.substr(0, kLongestFirstWords));
  const std::size_t begin = std::min(folded.find_first_not_of(" >-*+|"), folded.size());
  const std::string_view words = std::string_view(folded).substr(begin);
  for (const auto& [label, role] : kLabels) {
    if (!words.starts_with(label)) continue;
    if (words.size() == label.size() || static_cast<unsigned char>(words[label.size()]) <= '@') return role;
  }
  return std::nullopt;
}

class Finder {
 public:
  Finder(const PageBlocks& page, const ArticleHints& hints, Naming naming)
      : page_(page),
        title_(title_key(hints.title)),
        description_(title_key(hints.description)),
        features_(page, naming) {}

  MainText find() {
    MainText main;
    main.roles.resize(page_.blocks.size(), Role::kOther);
    main.container = story_of_title(choose_container());
    const Element& container = page_.elements[main.container];
    for (std::uint32_t i = container.first_block; i < container.end_block; ++i)
      main.roles[i] = role_by_markup(i);
    find_home(container);
    trim_ends(main.roles, container);
    drop_lone_headings(main.roles, container);
    add_standfirst(main.roles, container);
    return main;
  }

 private:
  // Of elements that fit, the one of greatest value; the inner one where two are alike.
  template <typename Fits>
  [[nodiscard]] std::uint32_t best(Fits fits) const {
    std::uint32_t found = 0;
    float most = -1e9F;
    for (std::uint32_t i = 0; i < page_.elements.size(); ++i) {
      const float value = features_.value_of(page_.elements[i]);
      if (value < most || !fits(page_.elements[i])) continue;
      most = value;
      found = i;
    }
    return found;
  }

  [[nodiscard]] std::uint32_t choose_container() const {
    const std::uint32_t any = best([](const Element&) { return true; });
    const float enough = kEnoughOfBest * features_.value_of(page_.elements[any]);
    const std::uint32_t body = best([](const Element& e) { return e.cues.any(Cue::kBody); });
    if (body != 0 && features_.value_of(page_.elements[body]) > enough) return body;
    const std::uint32_t article = best([](const Element& e) { return e.tag == LXB_TAG_ARTICLE; });
    if (article != 0 && features_.value_of(page_.elements[article]) > enough) return article;
    return any;
  }

  // A page of many articles, of which the headline names one: that one.
  [[nodiscard]] std::uint32_t story_of_title(std::uint32_t container) const {
    const Element& chosen = page_.elements[container];
    const auto is_article = [](const Element& e) { return e.tag == LXB_TAG_ARTICLE; };
    if (std::count_if(page_.elements.begin(), page_.elements.end(), is_article) < 3) return container;
    std::uint32_t title = 0;
    while (title < page_.blocks.size() && !is_title(page_.blocks[title])) ++title;
    if (title == page_.blocks.size()) return container;
    std::uint32_t element = page_.blocks[title].element;
    while (element != 0 && !is_article(page_.elements[element])) element = page_.elements[element].parent;
    const Element& around = page_.elements[element];
    const bool holds_chosen =
        around.first_block <= chosen.first_block && chosen.end_block <= around.end_block;
    return element != 0 && !holds_chosen && features_.content_of(around) >= kStoryOfTitle ? element
                                                                                          : container;
  }

  [[nodiscard]] Role role_by_markup(std::uint32_t i) const {
    const Block& block = page_.blocks[i];
    const BlockFacts& facts = features_.of(i);
    if (facts.cues.any(kFurnitureCues)) return role_of_cues(facts.cues);
    if (facts.link_density > 0.8F && block.span.size() < kLongFragment) return Role::kNavigation;
    if (is_heading(block.tag)) return is_title(block) ? Role::kOther : Role::kHeading;
    return Role::kBody;
  }

  static Role role_of_cues(Cues cues) {
    if (cues.any(Cue::kComment)) return Role::kComment;
    if (cues.any(Cue::kAdvert)) return Role::kAdvertisement;
    if (cues.any(Cue::kPromotion | Cue::kRelated | Cue::kPaywall | Cue::kBiography)) return Role::kPromotion;
    if (cues.any(Cue::kNavigation | Cue::kHeader | Cue::kFooter | Cue::kSidebar | Cue::kTags | Cue::kShare |
                 Cue::kConsent))
      return Role::kNavigation;
    if (cues.any(Cue::kCaption)) return Role::kCaption;
    if (cues.any(Cue::kByline)) return Role::kByline;
    if (cues.any(Cue::kDate)) return Role::kDateline;
    return Role::kOther;
  }

  [[nodiscard]] bool is_title(const Block& block) const {
    return block.tag == LXB_TAG_H1 || (!title_.empty() && title_key(page_.text_of(block)) == title_);
  }

  // By the labels of the trade; kBody where none speaks.
  [[nodiscard]] Role role_by_label(std::uint32_t i, Place place) const {
    const Block& block = page_.blocks[i];
    if (block.span.size() > kLongestLabel) return Role::kBody;
    const std::string_view text = page_.text_of(block);
    const std::uint32_t words = count_words(text);
    if (words <= kMostFirstWords)
      if (const auto role = role_of_first_words(text)) return *role;
    if (words > kMostLabelWords && place != Place::kTail) return Role::kBody;
    return role_of_label(plain_form(text), words, place).value_or(Role::kBody);
  }

  // A block that can be the first or the last of a story.
  [[nodiscard]] bool bears_story(std::uint32_t i) const {
    const Block& block = page_.blocks[i];
    if (is_heading(block.tag)) return false;
    const BlockFacts& facts = features_.of(i);
    return facts.content > 0 && (facts.sentence || block.span.size() >= kLongFragment);
  }

  // The element whose children are the story's paragraphs: that with the most text directly in it.
  [[nodiscard]] std::uint32_t home_of(std::uint32_t i) const {
    std::uint32_t element = page_.blocks[i].element;
    while (element != 0 && !holds_paragraphs(page_.elements[element].tag))
      element = page_.elements[element].parent;
    return element;
  }
  static bool holds_paragraphs(lxb_tag_id_t tag) {
    return tag == LXB_TAG_DIV || tag == LXB_TAG_SECTION || tag == LXB_TAG_ARTICLE || tag == LXB_TAG_MAIN ||
           tag == LXB_TAG_TD || tag == LXB_TAG_BODY || tag == LXB_TAG__UNDEF || tag >= LXB_TAG__LAST_ENTRY;
  }

  void find_home(const Element& container) {
    std::unordered_map<std::uint32_t, float> content;
    for (std::uint32_t i = container.first_block; i < container.end_block; ++i)
      if (bears_story(i) && !features_.of(i).cues.any(kFurnitureCues))
        content[home_of(i)] += features_.of(i).content;
    float most = 0;
    for (const auto& [element, sum] : content) {
      if (sum > most || (sum == most && element < home_)) {
        most = sum;
        home_ = element;
      }
    }
  }

  // A line of the trade by its shape: a byline, a time stamp, a row of links.
  static bool is_line_of_trade(const Shape& shape) {
    return shape.is_stamp || shape.is_byline || shape.is_names_line || shape.is_desk_line ||
           shape.is_acronym || shape.is_agency || shape.is_link_row || shape.is_number || shape.words == 0;
  }

  // Before the first and behind the last block that bears the story: what stands among its paragraphs and is
  // no line of the trade stays, the rest is furniture.
  [[nodiscard]] bool stays_at_edge(std::uint32_t i) const {
    if (home_of(i) != home_ || page_.blocks[i].link_chars * 2 > page_.blocks[i].span.size()) return false;
    return !is_line_of_trade(shape_of(page_.text_of(page_.blocks[i])));
  }

  // Fragments before the first and behind the last block that bears the story are furniture; labels count
  // everywhere.
  void trim_ends(std::vector<Role>& roles, const Element& container) const {
    std::uint32_t head = container.first_block;
    for (; head < container.end_block; ++head) {
      if (is_furniture(roles[head])) continue;
      const Role label = role_by_label(head, Place::kHead);
      if (label == Role::kBody && bears_story(head)) break;
      if (label != Role::kBody || !stays_at_edge(head))
        roles[head] = label == Role::kBody ? Role::kOther : label;
    }
    std::uint32_t tail = container.end_block;
    for (; tail > head + 1; --tail) {
      if (is_furniture(roles[tail - 1])) continue;
      const Role label = role_by_label(tail - 1, Place::kTail);
      if (label == Role::kBody && (bears_story(tail - 1) || in_data(tail - 1))) break;
      if (label == Role::kCorrection) continue;
      if (label != Role::kBody || !stays_at_edge(tail - 1))
        roles[tail - 1] = label == Role::kBody ? Role::kOther : label;
    }
    for (std::uint32_t i = head; i < tail; ++i) {
      if (is_furniture(roles[i])) continue;
      if (const Role label = role_by_label(i, Place::kMiddle); label != Role::kBody) roles[i] = label;
    }
  }

  // Items of a list or cells of a table end a story as well as sentences do.
  [[nodiscard]] bool in_data(std::uint32_t i) const {
    const Block& block = page_.blocks[i];
    return (block.in_list || block.in_table) && features_.of(i).link_density < 0.3F;
  }

  // A heading with nothing of the story below it stood over furniture.
  void drop_lone_headings(std::vector<Role>& roles, const Element& container) const {
    bool below = false;  // story since the last heading, seen from the end
    for (std::uint32_t i = container.end_block; i > container.first_block; --i) {
      Role& role = roles[i - 1];
      if (role == Role::kBody || role == Role::kCorrection) below = true;
      if (role != Role::kHeading) continue;
      if (!below) role = Role::kOther;
    }
  }

  // A standfirst stands between the headline and the story, often outside its container: a sentence or two
  // under a name that says so, or the words of the page's description.
  void add_standfirst(std::vector<Role>& roles, const Element& container) const {
    std::uint32_t title = container.first_block;
    while (title > 0 && container.first_block - title < kFarthestTitle && !is_title(page_.blocks[title - 1]))
      --title;
    if (title == 0 || !is_title(page_.blocks[title - 1])) return;
    int left = kMostStandfirsts;
    for (std::uint32_t i = title; i < container.first_block && left > 0; ++i) {
      if (!is_standfirst(i) || repeats(i, roles, container)) continue;
      roles[i] = Role::kBody;
      --left;
    }
  }

  [[nodiscard]] bool is_standfirst(std::uint32_t i) const {
    const BlockFacts& facts = features_.of(i);
    const Block& block = page_.blocks[i];
    if (facts.link_density > 0.5F || block.span.size() < kShortestStandfirst) return false;
    if (facts.cues.any(kFurnitureCues.without(Cue::kHeader | Cue::kKicker))) return false;
    if (is_line_of_trade(shape_of(page_.text_of(block))) || role_by_label(i, Place::kHead) != Role::kBody)
      return false;
    return facts.cues.any(Cue::kLead) || facts.sentence || is_heading(block.tag) || is_description(i);
  }

  [[nodiscard]] bool is_description(std::uint32_t i) const {
    const std::string key = title_key(page_.text_of(page_.blocks[i]));
    return key.size() >= 30 && (description_.starts_with(key) || key.starts_with(description_)) &&
           !description_.empty();
  }

  // Some pages print the first sentence of the story as its standfirst.
  [[nodiscard]] bool repeats(std::uint32_t i, const std::vector<Role>& roles,
                             const Element& container) const {
    const std::string key = title_key(page_.text_of(page_.blocks[i]));
    int looked = 0;
    for (std::uint32_t at = container.first_block; at < container.end_block && looked < 3; ++at) {
      if (is_furniture(roles[at])) continue;
      ++looked;
      if (title_key(page_.text_of(page_.blocks[at])).find(key) != std::string::npos) return true;
    }
    return false;
  }

  const PageBlocks& page_;
  std::string title_;
  std::string description_;
  PageFeatures features_;
  std::uint32_t home_ = 0;
};

std::uint32_t story_bytes(const PageBlocks& page, const MainText& main) {
  std::uint32_t bytes = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i)
    if (!is_furniture(main.roles[i])) bytes += static_cast<std::uint32_t>(page.blocks[i].span.size());
  return bytes;
}

}  // namespace

MainText find_main_text(const PageBlocks& page, const ArticleHints& hints) {
  MainText main = Finder(page, hints, Naming::kHeeded).find();
  const std::uint32_t told = story_bytes(page, main);
  if (told >= kEnoughStory) return main;
  MainText bare = Finder(page, hints, Naming::kIgnored).find();
  return story_bytes(page, bare) >= std::max(kWorthSecondLook, kFarMore * told) ? bare : main;
}

}  // namespace tellings
