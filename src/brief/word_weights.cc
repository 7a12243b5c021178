// The oldest idea of summarising: what many tell matters. Told by ten outlets that all print one wire story
// is not told ten times, told in ten openings is more than told in ten last paragraphs.
#include "brief/word_weights.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "brief/brief_candidates.h"

namespace tellings {
namespace {

// Best share of told facts on the story sets, means over random settings of the others; half to double costs
// at most three points.
constexpr double kGroupShare = 0.5;  // of a word's weight: by independent groups; the rest by accounts
constexpr double kDamping = 0.9;     // exponent: what half of the accounts print is worth more than half
constexpr double kOpening = 1.0;     // for standing in the openings of all accounts
constexpr std::uint32_t kOpeningSentences = 3;
constexpr double kNumber = 3.0;
constexpr double kOneTeller = 0.1;

// Byte at which the account's first body sentences end.
std::uint32_t end_of_opening(const Document& document) {
  std::uint32_t place = 0;
  std::uint32_t end = 0;
  for (const Sentence& sentence : document.sentences) {
    if (document.account->paragraphs[sentence.paragraph].role != Role::kBody) continue;
    if (place++ == kOpeningSentences) break;
    end = document.tokens[sentence.end - 1].span.end;
  }
  return end;
}

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

struct Tellers {
  std::uint32_t accounts = 0;
  std::uint32_t groups = 0;
  std::uint32_t openings = 0;
  bool number = false;
};

class TellerCount {
 public:
  TellerCount(const StoryCollation& story, std::span<const Notes> notes, const StoryWords& words)
      : words_(words), tellers_(words.distinct()) {
    for (const auto& group : story.stemma.independent_groups) {
      std::set<WordId> of_group;
      for (const AccountIndex account : group)
        if (is_brief_source(story, account)) of_group.merge(add(account, *notes[account].document));
      for (const WordId stem : of_group) ++tellers_[stem].groups;
    }
  }

  [[nodiscard]] std::uint32_t sources() const { return sources_; }
  [[nodiscard]] const Tellers& of(WordId stem) const { return tellers_[stem]; }

 private:
  // Content stems of the account.
  std::set<WordId> add(AccountIndex account, const Document& document) {
    ++sources_;
    const std::uint32_t opening = end_of_opening(document);
    std::set<WordId> stems;
    std::set<WordId> opens;
    for (const StoryWord& word : words_.of(account)) {
      if (!words_.is_content(word.form)) continue;
      stems.insert(word.stem);
      if (word.span.begin < opening) opens.insert(word.stem);
      if (words_.is_number(word.form)) tellers_[word.stem].number = true;
    }
    for (const WordId stem : stems) ++tellers_[stem].accounts;
    for (const WordId stem : opens) ++tellers_[stem].openings;
    return stems;
  }

  const StoryWords& words_;
  std::vector<Tellers> tellers_;  // [stem]
  std::uint32_t sources_ = 0;
};

}  // namespace

std::vector<double> word_weights(const StoryCollation& story, std::span<const Notes> notes,
                                 const StoryWords& words) {
  std::vector<double> weights(words.distinct(), 0.0);
  const TellerCount count(story, notes, words);
  if (count.sources() == 0) return weights;
  const double sources = count.sources();
  const auto groups = static_cast<double>(story.stemma.independent_groups.size());
  const std::vector<std::uint32_t> name_words = words_of_names(story, words);
  for (WordId stem = 0; stem < weights.size(); ++stem) {
    const Tellers& by = count.of(stem);
    const double told = kGroupShare * by.groups / groups + (1 - kGroupShare) * by.accounts / sources;
    double weight = std::pow(told, kDamping) * (1 + kOpening * by.openings / sources);
    if (by.number) weight *= kNumber;
    if (by.accounts == 1) weight *= kOneTeller;
    weights[stem] = weight / std::max(name_words[stem], 1U);
  }
  return weights;
}

}  // namespace tellings
