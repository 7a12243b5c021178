#include "brief/word_weights.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "brief/brief_candidates.h"
#include "brief/overtaken_figures.h"
#include "collate/stem_tellers.h"

namespace tellings {
namespace {

// Best share of told facts on the story sets, means over random settings of the others; half to double costs
// at most three points.
constexpr double kGroupShare = 0.65;  // of a word's weight: by independent groups; the rest by accounts
constexpr double kDamping = 0.9;      // exponent: what half of the accounts print is worth more than half
constexpr double kOpening = 0.5;      // for standing in the openings of all accounts
constexpr double kTitle = 1;          // for standing in the headlines of all accounts
constexpr double kNumber = 2;
constexpr double kOneTeller = 0.4;

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

// A number is told by all who tell its measure: the newest toll matters as much as those before it, though
// one account alone has it yet, and each side of a conflict as much as the conflict. What a later figure has
// overtaken inherits nothing.
class MeasureTellers {
 public:
  MeasureTellers(const StoryCollation& story, const StoryWords& words) : tellers_(words.distinct()) {
    const OvertakenFigures overtaken(story);
    for (const FigureGroup& group : story.figures) {
      const StemTellers told = tellers_of(story, group);
      for (const FigureReading& reading : group.readings)
        if (!overtaken.is(reading.evidence)) add(words, reading.evidence, told);
    }
  }

  [[nodiscard]] const StemTellers& of(WordId stem) const { return tellers_[stem]; }

 private:
  static StemTellers tellers_of(const StoryCollation& story, const FigureGroup& group) {
    std::set<AccountIndex> accounts;
    for (const FigureReading& reading : group.readings)
      if (is_brief_source(story, reading.evidence.account)) accounts.insert(reading.evidence.account);
    StemTellers told;
    told.accounts = static_cast<std::uint32_t>(accounts.size());
    for (const auto& members : story.stemma.independent_groups)
      told.groups +=
          std::ranges::any_of(members, [&](AccountIndex a) { return accounts.contains(a); }) ? 1 : 0;
    return told;
  }

  void add(const StoryWords& words, const Evidence& reading, const StemTellers& told) {
    const auto [first, last] = words.within(reading.account, reading.span);
    for (std::size_t i = first; i < last; ++i) {
      const StoryWord& word = words.of(reading.account)[i];
      if (!words.is_number(word.form)) continue;
      tellers_[word.stem].accounts = std::max(tellers_[word.stem].accounts, told.accounts);
      tellers_[word.stem].groups = std::max(tellers_[word.stem].groups, told.groups);
    }
  }

  std::vector<StemTellers> tellers_;  // [stem]
};

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
  const MeasureTellers measures(story, words);
  for (WordId stem = 0; stem < weights.size(); ++stem) {
    StemTellers by = count.of(stem);
    by.accounts = std::max(by.accounts, measures.of(stem).accounts);
    by.groups = std::max(by.groups, measures.of(stem).groups);
    const double told = kGroupShare * by.groups / groups + (1 - kGroupShare) * by.accounts / sources;
    double weight =
        std::pow(told, kDamping) * (1 + kOpening * by.openings / sources + kTitle * by.titles / sources);
    if (by.number) weight *= kNumber;
    if (by.accounts == 1) weight *= kOneTeller;
    weights[stem] = weight / std::max(name_words[stem], 1U);
  }
  return weights;
}

}  // namespace tellings
