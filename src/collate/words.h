// The accounts' own words as they are compared: folded, stemmed, numbered over the whole story.
//
//   printed    “The security of Canadians”  said        15km
//   compared     the security of canadians  said        15 km      (form)
//                the secur    of canadian   said        15 km      (stem)
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "account/account.h"
#include "base/span.h"

namespace tellings {

using WordId = std::uint32_t;  // a folded form; the same over all accounts of the story

struct StoryWord {
  ByteSpan span;  // in the account's text, as printed
  WordId form = 0;
  WordId stem = 0;              // form id of the stem
  std::uint32_t paragraph = 0;  // index in Account::paragraphs
};

// Words of every account, furniture left out, in text order.
class StoryWords {
 public:
  // Adds the next account; accounts are numbered in the order they are added. Cost linear in the text.
  void add(const Account& account);

  [[nodiscard]] std::size_t size() const { return accounts_.size(); }
  [[nodiscard]] std::span<const StoryWord> of(std::size_t account) const { return accounts_[account]; }
  // Indices [first, last) of the words that begin within `span`.
  [[nodiscard]] std::pair<std::size_t, std::size_t> within(std::size_t account, ByteSpan span) const;

  // Stems of the words of a text that is none of the accounts' own, a headline say, ascending, each once.
  // Words whose stem no account prints are left out.
  [[nodiscard]] std::vector<WordId> stems_of(std::string_view text) const;

  [[nodiscard]] std::string_view text(WordId word) const { return texts_[word]; }
  // Neither a function word nor a reporting verb: a word that says what a passage is about.
  [[nodiscard]] bool is_content(WordId word) const { return content_[word]; }
  [[nodiscard]] bool is_number(WordId word) const { return number_[word]; }
  // One word in British and American spelling: "harbour" and "harbor".
  [[nodiscard]] bool same_spelling(WordId a, WordId b) const;
  // In how many accounts the form occurs.
  [[nodiscard]] std::uint32_t accounts_with(WordId word) const { return accounts_with_[word]; }
  [[nodiscard]] std::size_t distinct() const { return texts_.size(); }

 private:
  WordId number(std::string_view folded);

  std::vector<std::vector<StoryWord>> accounts_;
  std::vector<std::string> texts_;
  std::vector<WordId> stems_;
  std::vector<bool> content_;
  std::vector<bool> number_;
  std::vector<std::uint32_t> accounts_with_;
  std::vector<std::uint32_t> last_account_;
  std::unordered_map<std::string, WordId> ids_;
};

}  // namespace tellings
