#include "extract/block_facts.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace tellings {
namespace {

constexpr float kLinky = 0.5F;  // share of link text over which a block speaks against an article
constexpr float kMostOfPage =
    0.5F;  // an element with more of the page's content is no furniture, whatever its name
constexpr std::uint32_t kSentence = 80;       // bytes that make a block content without a full stop
constexpr std::uint32_t kShortSentence = 30;  // and with one
constexpr std::uint32_t kMostTeaserBlocks = 8;
constexpr float kLongestTeaser = 700;
constexpr int kFewestTeasers = 3;
constexpr Cues kNeverStory = Cue::kHidden | Cue::kComment | Cue::kConsent | Cue::kPaywall | Cue::kAdvert;

}  // namespace

bool ends_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kClosing = {"\"", "'", ")", "]", "”", "’", "»", "“", "*"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : kClosing) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      again = true;
    }
  }
  return !text.empty() &&
         (text.back() == '.' || text.back() == '!' || text.back() == '?' || text.back() == ':' ||
          text.ends_with("…") || text.ends_with("。") || text.ends_with("।"));
}

PageFeatures::PageFeatures(const PageBlocks& page, Naming naming)
    : page_(page), naming_(naming), blocks_(page.blocks.size()) {
  weigh();
  find_teasers();
  inherit_cues();
  value_.assign(1, 0.0F);
  for (const BlockFacts& facts : blocks_) value_.push_back(value_.back() + facts.value);
}

void PageFeatures::weigh() {
  content_.assign(1, 0.0F);
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const Block& block = page_.blocks[i];
    BlockFacts& facts = blocks_[i];
    const auto plain = static_cast<float>(block.span.size() - block.link_chars);
    facts.link_density = static_cast<float>(block.link_chars) / static_cast<float>(block.span.size());
    facts.sentence = ends_sentence(page_.text_of(block));
    if (facts.link_density > kLinky) {
      facts.value = -0.5F * static_cast<float>(block.link_chars);
    } else if (is_heading(block.tag)) {
      facts.value = 0;
    } else if (plain >= kSentence || (plain >= kShortSentence && facts.sentence)) {
      facts.value = facts.content = plain;
    } else {
      facts.value = -5;
    }
    content_.push_back(content_.back() + facts.content);
  }
}

// A title that is all link, and a line or two about it.
bool PageFeatures::looks_like_teaser(const Element& element) const {
  const std::uint32_t count = element.end_block - element.first_block;
  if (count < 2 || count > kMostTeaserBlocks || content_of(element) > kLongestTeaser) return false;
  bool title = false;
  bool more = false;
  for (std::uint32_t i = element.first_block; i < element.end_block; ++i) {
    const bool link = blocks_[i].link_density > 0.9F && page_.blocks[i].span.size() >= 15;
    title = title || link;
    more = more || !link;
  }
  return title && more;
}

// One such element may be part of the story; three beside each other are a list of other stories.
void PageFeatures::find_teasers() {
  teasers_.assign(page_.elements.size(), false);
  std::unordered_map<std::uint32_t, int> count;
  for (std::uint32_t i = 1; i < page_.elements.size(); ++i) {
    teasers_[i] = looks_like_teaser(page_.elements[i]);
    if (teasers_[i]) ++count[page_.elements[i].parent];
  }
  for (std::uint32_t i = 1; i < page_.elements.size(); ++i)
    if (teasers_[i] && count[page_.elements[i].parent] < kFewestTeasers) teasers_[i] = false;
}

// The element's own cues, as far as its size and its other names let them stand.
Cues PageFeatures::held_cues(std::uint32_t index) const {
  const Element& element = page_.elements[index];
  Cues own =
      naming_ == Naming::kHeeded ? element.cues : cues_of_tag(element.tag) | (element.cues & kNeverStory);
  if (content_of(element) > kMostOfPage * content()) own = own.without(kFurnitureCues);
  if (own.any(Cue::kBody))
    own = own.without(Cue::kRelated | Cue::kHeader | Cue::kDate | Cue::kByline | Cue::kKicker);
  if (teasers_[index]) own |= Cue::kRelated;
  return own;
}

void PageFeatures::inherit_cues() {
  std::vector<Cues> inherited(page_.elements.size());
  for (std::uint32_t i = 0; i < page_.elements.size(); ++i) {
    const Element& element = page_.elements[i];
    inherited[i] = held_cues(i) | (i == 0 ? Cues() : inherited[element.parent]);
    // A posting from elsewhere that the article shows stands in a "social" box, and is part of the story.
    if (naming_ == Naming::kHeeded && element.cues.any(Cue::kEmbed))
      inherited[i] = inherited[i].without(Cue::kShare | Cue::kDate | Cue::kByline);
  }
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    blocks_[i].cues = inherited[page_.blocks[i].element];
    if (blocks_[i].cues.any(kFurnitureCues)) blocks_[i].value = std::min(blocks_[i].value, 0.0F) * 0.1F;
  }
}

}  // namespace tellings
