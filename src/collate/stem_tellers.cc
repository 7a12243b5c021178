#include "collate/stem_tellers.h"

#include <algorithm>

namespace tellings {
namespace {

constexpr std::uint32_t kOpeningSentences = 3;

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

void settle(std::vector<WordId>& stems) {
  std::ranges::sort(stems);
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
}

}  // namespace

TellerCount::TellerCount(const StoryWords& words, const std::vector<std::vector<AccountIndex>>& groups,
                         const DocumentOf& document, const IsSource& is_source)
    : tellers_(words.distinct()) {
  for (const auto& group : groups) {
    std::vector<WordId> of_group;
    for (const AccountIndex account : group) {
      if (!is_source(account)) continue;
      const std::vector<WordId> stems = add(words, account, document(account));
      of_group.insert(of_group.end(), stems.begin(), stems.end());
    }
    settle(of_group);
    for (const WordId stem : of_group) ++tellers_[stem].groups;
  }
}

// Content stems of the account.
std::vector<WordId> TellerCount::add(const StoryWords& words, AccountIndex account,
                                     const Document& document) {
  ++sources_;
  const std::uint32_t opening = end_of_opening(document);
  std::vector<WordId> stems;
  std::vector<WordId> opens;
  for (const StoryWord& word : words.of(account)) {
    if (!words.is_content(word.form)) continue;
    stems.push_back(word.stem);
    if (word.span.begin < opening) opens.push_back(word.stem);
    if (words.is_number(word.form)) tellers_[word.stem].number = true;
  }
  settle(stems);
  settle(opens);
  for (const WordId stem : stems) ++tellers_[stem].accounts;
  for (const WordId stem : opens) ++tellers_[stem].openings;
  for (const WordId stem : words.stems_of(document.account->title)) ++tellers_[stem].titles;
  return stems;
}

}  // namespace tellings
