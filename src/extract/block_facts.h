// What each block of a page speaks for: the features that the choice of the main text rests on.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/blocks.h"

namespace tellings {

// Cues that make a block furniture, and those that only leave it out of the count.
inline constexpr Cues kFurnitureCues =
    Cue::kComment | Cue::kRelated | Cue::kNavigation | Cue::kFooter | Cue::kHeader | Cue::kSidebar |
    Cue::kShare | Cue::kAdvert | Cue::kPromotion | Cue::kPaywall | Cue::kConsent | Cue::kCaption |
    Cue::kByline | Cue::kBiography | Cue::kDate | Cue::kTags | Cue::kKicker | Cue::kHidden | Cue::kPullquote;

inline bool is_heading(lxb_tag_id_t tag) { return tag >= LXB_TAG_H1 && tag <= LXB_TAG_H6; }

// Whether the text ends as a sentence does, closing quotation marks and brackets aside.
bool ends_sentence(std::string_view text);

struct BlockFacts {
  float value = 0;    // bytes that speak for (> 0) or against (< 0) an article around the block
  float content = 0;  // bytes outside links, of blocks that read like sentences
  float link_density = 0;
  bool sentence = false;  // ends as one does
  Cues cues;              // of all elements above that hold for this block
};

// Whether class, id and role names tell furniture from the story, or tags, links and sentences alone: on some
// pages the story itself stands in a "sidebar-related". Names of what never is the story hold in both.
enum class Naming { kHeeded, kIgnored };

class PageFeatures {
 public:
  explicit PageFeatures(const PageBlocks& page, Naming naming = Naming::kHeeded);

  [[nodiscard]] const BlockFacts& of(std::uint32_t block) const { return blocks_[block]; }
  // Sums over the blocks below an element.
  [[nodiscard]] float content_of(const Element& element) const { return sum(content_, element); }
  [[nodiscard]] float value_of(const Element& element) const { return sum(value_, element); }
  [[nodiscard]] float content() const { return content_.back(); }

 private:
  static float sum(const std::vector<float>& running, const Element& element) {
    return running[element.end_block] - running[element.first_block];
  }
  void weigh();
  void find_teasers();
  void inherit_cues();
  [[nodiscard]] Cues held_cues(std::uint32_t element) const;
  [[nodiscard]] bool looks_like_teaser(const Element& element) const;

  const PageBlocks& page_;
  Naming naming_;
  std::vector<BlockFacts> blocks_;
  std::vector<float> content_;  // running sums
  std::vector<float> value_;
  std::vector<bool> teasers_;  // elements
};

}  // namespace tellings
