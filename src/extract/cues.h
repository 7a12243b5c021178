// Cues: what the names in an element's class, id and role say about the text inside.
//
//   class="c-relatedBox js-hook"  ->  words c|related|box js|hook  ->  kRelated
//   class="article__body"         ->  "articlebody"                ->  kBody
//   class="post tag-comments"     ->  "tag" names a subject of the article, nothing follows
//
// A cue is evidence, not a verdict: main_text.cc overrules it where most of a page's text stands inside.
#pragma once

#include <cstdint>
#include <string_view>

namespace tellings {

enum class Cue : std::uint32_t {
  kNone = 0,
  kBody = 1U << 0,
  kComment = 1U << 1,
  kRelated = 1U << 2,
  kNavigation = 1U << 3,
  kFooter = 1U << 4,
  kHeader = 1U << 5,
  kSidebar = 1U << 6,
  kShare = 1U << 7,
  kAdvert = 1U << 8,
  kPromotion = 1U << 9,
  kPaywall = 1U << 10,
  kConsent = 1U << 11,
  kCaption = 1U << 12,
  kByline = 1U << 13,
  kBiography = 1U << 14,
  kDate = 1U << 15,
  kTags = 1U << 16,
  kKicker = 1U << 17,
  kLead = 1U << 18,
  kHidden = 1U << 19,
  kPullquote = 1U << 20,
  kInfobox = 1U << 21,
  kEmbed = 1U << 22,
};

// A set of cues.
class Cues {
 public:
  constexpr Cues() = default;
  // A set of one. NOLINTNEXTLINE(google-explicit-constructor)
  constexpr Cues(Cue cue) : bits_(static_cast<std::uint32_t>(cue)) {}
  constexpr Cues operator|(Cues other) const { return Cues(bits_ | other.bits_); }
  constexpr Cues operator&(Cues other) const { return Cues(bits_ & other.bits_); }
  constexpr Cues without(Cues other) const { return Cues(bits_ & ~other.bits_); }
  constexpr Cues& operator|=(Cues other) { return *this = *this | other; }
  [[nodiscard]] constexpr bool any(Cues of) const { return (bits_ & of.bits_) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  constexpr bool operator==(const Cues&) const = default;

 private:
  constexpr explicit Cues(std::uint32_t bits) : bits_(bits) {}
  std::uint32_t bits_ = 0;
};
constexpr Cues operator|(Cue a, Cue b) { return Cues(a) | Cues(b); }

// The cues in the value of a class, id or role attribute. Case and separators do not matter.
Cues cues_in(std::string_view names);

}  // namespace tellings
