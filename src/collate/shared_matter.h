// What one account has in common with another, word for word or reworded, apart for its own prose and for
// quotations.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "annotate/notes.h"
#include "collate/collation.h"
#include "collate/passages.h"
#include "collate/words.h"

namespace tellings {

// Words of one account that stand inside direct or mixed quotations.
//   [account's StoryWords index] -> 0 outside, else 1 + index in Notes::quotes
std::vector<std::uint32_t> quoted_words(const StoryWords& words, std::size_t account, const Notes& notes);

// Counts over the columns of all passages that lie in prose, or in quotations, of `to`.
struct SharedCounts {
  std::uint32_t words = 0;    // words that `to` has there, shared or not
  std::uint32_t same = 0;     // shared: the same word
  std::uint32_t changed = 0;  // a content word in the place of another content word
  std::uint32_t dropped = 0;  // words of `from` that `to` leaves out within passages
  std::uint32_t longest_run = 0;

  [[nodiscard]] double share() const { return words == 0 ? 0 : static_cast<double>(same) / words; }
  // How many of the content words that stand in each other's place or are shared differ.
  [[nodiscard]] double change() const {
    return same + changed == 0 ? 0 : static_cast<double>(changed) / (same + changed);
  }
};

// What `to` shares with `from`.
struct SharedMatter {
  AccountIndex from = 0;
  AccountIndex to = 0;
  std::vector<Passage> passages;  // most shared content first
  SharedCounts prose;
  SharedCounts quoted;
  std::vector<bool> covered;         // words of `to` that have the same word in `from`
  std::uint32_t altered_quotes = 0;  // shared quotations of some length with a word changed inside
  std::uint32_t kept_quotes = 0;     // shared quotations of some length with none changed
};

// `passages` are those of the two, `quoted` as from quoted_words() for `to`.
SharedMatter shared_matter(const StoryWords& words, AccountIndex from, AccountIndex to,
                           std::vector<Passage> passages, const std::vector<std::uint32_t>& quoted);

// All that the accounts of a story share, pair by pair, both ways.
class SharedMatters {
 public:
  // In any order, each pair of (from, to) once.
  explicit SharedMatters(std::vector<SharedMatter> matters, std::size_t accounts);

  // What `to` shares with others, by `from`.
  [[nodiscard]] std::span<const SharedMatter> to(AccountIndex to) const {
    return std::span(matters_).subspan(first_[to], first_[to + 1] - first_[to]);
  }
  // Null where the two were not compared.
  [[nodiscard]] const SharedMatter* find(AccountIndex from, AccountIndex to) const;

 private:
  std::vector<SharedMatter> matters_;  // by to, then from
  std::vector<std::size_t> first_;     // [to], and the end
};

// Of each account with those of `comparable`, which names a pair both ways; `quoted` as from quoted_words(),
// by account.
SharedMatters compare_accounts(const StoryWords& words,
                               const std::vector<std::vector<AccountIndex>>& comparable,
                               const std::vector<std::vector<std::uint32_t>>& quoted);

}  // namespace tellings
