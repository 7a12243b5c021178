#include "brief/word_weights.h"

#include <algorithm>
#include <cmath>

#include "brief/brief_candidates.h"
#include "collate/stem_tellers.h"

namespace tellings {
namespace {

// Best share of told facts on the story sets, means over random settings of the others; half to double costs
// at most three points.
constexpr double kGroupShare = 0.5;  // of a word's weight: by independent groups; the rest by accounts
constexpr double kDamping = 0.9;     // exponent: what half of the accounts print is worth more than half
constexpr double kOpening = 1.0;     // for standing in the openings of all accounts
constexpr double kNumber = 3.0;
constexpr double kOneTeller = 0.1;

// [stem] words of the longest name that it stands in: "Foreign Minister Anna Lind" says one thing, not four.
std::vector<std::uint32_t> words_of_names(const StoryCollation& story, const StoryWords& words) {
  std::vector<std::uint32_t> longest(words.distinct(), 0);
  for (const Entity& entity : story.entities) {
    for (const Evidence& mention : entity.mentions) {
      const auto [first, last] = words.within(mention.account, mention.span);
      for (std::size_t i = first; i < last; ++i) {
        std::uint32_t& length = longest[words.of(mention.account)[i].stem];
        length = std::max(length, static_cast<std::uint32_t>(last - first));
      }
    }
  }
  return longest;
}

}  // namespace

std::vector<double> word_weights(const StoryCollation& story, std::span<const Notes> notes,
                                 const StoryWords& words) {
  std::vector<double> weights(words.distinct(), 0.0);
  const TellerCount count(
      words, story.stemma.independent_groups,
      [&](AccountIndex account) -> const Document& { return *notes[account].document; },
      [&](AccountIndex account) { return is_brief_source(story, account); });
  if (count.sources() == 0) return weights;
  const double sources = count.sources();
  const auto groups = static_cast<double>(story.stemma.independent_groups.size());
  const std::vector<std::uint32_t> name_words = words_of_names(story, words);
  for (WordId stem = 0; stem < weights.size(); ++stem) {
    const StemTellers& by = count.of(stem);
    const double told = kGroupShare * by.groups / groups + (1 - kGroupShare) * by.accounts / sources;
    double weight = std::pow(told, kDamping) * (1 + kOpening * by.openings / sources);
    if (by.number) weight *= kNumber;
    if (by.accounts == 1) weight *= kOneTeller;
    weights[stem] = weight / std::max(name_words[stem], 1U);
  }
  return weights;
}

}  // namespace tellings
