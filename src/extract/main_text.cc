#include "extract/main_text.h"

#include <algorithm>
#include <string>

namespace tellings {
namespace {

constexpr Cues kFurnitureCues =
    Cue::kComment | Cue::kRelated | Cue::kNavigation | Cue::kFooter | Cue::kHeader | Cue::kSidebar |
    Cue::kShare | Cue::kAdvert | Cue::kPromotion | Cue::kPaywall | Cue::kConsent | Cue::kCaption |
    Cue::kByline | Cue::kBiography | Cue::kDate | Cue::kTags | Cue::kKicker | Cue::kHidden | Cue::kPullquote;

bool is_heading(lxb_tag_id_t tag) { return tag >= LXB_TAG_H1 && tag <= LXB_TAG_H6; }

bool ends_sentence(std::string_view text) {
  while (!text.empty() &&
         (text.back() == '"' || text.back() == '\'' || text.back() == ')' || text.back() == ']'))
    text.remove_suffix(1);
  for (const std::string_view mark : {"”", "’", "»", "“"})
    if (text.ends_with(mark)) text.remove_suffix(mark.size());
  return !text.empty() && (text.back() == '.' || text.back() == '!' || text.back() == '?' ||
                           text.back() == ':' || text.ends_with("…") || text.ends_with("。"));
}

struct Facts {
  float value = 0;    // what the block speaks for (> 0) or against (< 0) an article around it
  float content = 0;  // bytes outside links, of blocks that read like sentences
  Cues cues;          // of all elements above, after the check of size
};

class Finder {
 public:
  Finder(const PageBlocks& page, const ArticleHints& hints) : page_(page), hints_(hints) {}

  MainText find() {
    weigh_blocks();
    inherit_cues();
    MainText main;
    main.roles.resize(page_.blocks.size(), Role::kOther);
    main.container = choose_container();
    const Element& container = page_.elements[main.container];
    for (std::uint32_t i = container.first_block; i < container.end_block; ++i)
      main.roles[i] = role_inside(i);
    return main;
  }

 private:
  [[nodiscard]] static float density(const Block& block) {
    return static_cast<float>(block.link_chars) / static_cast<float>(block.span.size());
  }

  void weigh_blocks() {
    facts_.resize(page_.blocks.size());
    content_before_.assign(page_.blocks.size() + 1, 0);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const Block& block = page_.blocks[i];
      const std::string_view text = page_.text_of(block);
      const auto plain = static_cast<float>(block.span.size() - block.link_chars);
      Facts& facts = facts_[i];
      if (density(block) > 0.5F) {
        facts.value = -0.5F * static_cast<float>(block.link_chars);
      } else if (is_heading(block.tag)) {
        facts.value = 0;
      } else if (plain >= 80 || (plain >= 30 && ends_sentence(text))) {
        facts.value = plain;
        facts.content = plain;
      } else {
        facts.value = -5;
      }
      content_before_[i + 1] = content_before_[i] + facts.content;
    }
  }

  [[nodiscard]] float content_of(const Element& element) const {
    return content_before_[element.end_block] - content_before_[element.first_block];
  }

  void inherit_cues() {
    std::vector<Cues> inherited(page_.elements.size());
    const float total = content_before_.back();
    for (std::size_t i = 0; i < page_.elements.size(); ++i) {
      const Element& element = page_.elements[i];
      Cues own = element.cues;
      if (content_of(element) > 0.5F * total) own = own.without(kFurnitureCues);
      if (own.any(Cue::kBody)) own = own.without(Cue::kRelated | Cue::kHeader | Cue::kDate);
      inherited[i] = (i == 0 ? Cues() : inherited[element.parent]) | own;
    }
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      facts_[i].cues = inherited[page_.blocks[i].element];
      if (facts_[i].cues.any(kFurnitureCues)) facts_[i].value = std::min(facts_[i].value, 0.0F) * 0.1F;
    }
    value_before_.assign(page_.blocks.size() + 1, 0);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i)
      value_before_[i + 1] = value_before_[i] + facts_[i].value;
    inherited_ = std::move(inherited);
  }

  [[nodiscard]] float value_of(const Element& element) const {
    return value_before_[element.end_block] - value_before_[element.first_block];
  }

  // Of elements that fit, the one of greatest value; the inner one where two are alike.
  template <typename Fits>
  [[nodiscard]] std::uint32_t best(Fits fits) const {
    std::uint32_t found = 0;
    float most = -1e9F;
    for (std::uint32_t i = 0; i < page_.elements.size(); ++i) {
      if (!fits(page_.elements[i])) continue;
      const float value = value_of(page_.elements[i]);
      if (value >= most) {
        most = value;
        found = i;
      }
    }
    return found;
  }

  [[nodiscard]] std::uint32_t choose_container() const {
    const std::uint32_t any = best([](const Element&) { return true; });
    const float most = value_of(page_.elements[any]);
    const std::uint32_t body = best([](const Element& e) { return e.cues.any(Cue::kBody); });
    if (body != 0 && value_of(page_.elements[body]) > 0.6F * most) return body;
    const std::uint32_t article = best([](const Element& e) { return e.tag == LXB_TAG_ARTICLE; });
    if (article != 0 && value_of(page_.elements[article]) > 0.6F * most) return article;
    return any;
  }

  [[nodiscard]] Role role_inside(std::uint32_t i) const {
    const Block& block = page_.blocks[i];
    const Cues cues = facts_[i].cues;
    if (cues.any(Cue::kCaption)) return Role::kCaption;
    if (cues.any(kFurnitureCues)) return Role::kOther;
    if (block.tag == LXB_TAG_H1) return Role::kOther;
    if (is_heading(block.tag)) return Role::kHeading;
    if (density(block) > 0.8F && block.span.size() < 200) return Role::kNavigation;
    return Role::kBody;
  }

  const PageBlocks& page_;
  const ArticleHints& hints_;
  std::vector<Facts> facts_;
  std::vector<Cues> inherited_;        // of each element and all above it
  std::vector<float> content_before_;  // running sums over blocks
  std::vector<float> value_before_;
};

}  // namespace

MainText find_main_text(const PageBlocks& page, const ArticleHints& hints) {
  return Finder(page, hints).find();
}

}  // namespace tellings
