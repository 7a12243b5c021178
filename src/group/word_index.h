// Which of the accounts that are awake share telling words with a new one: an inverted index over a window
// that slides. Of each word the latest kLatest holders are kept and the number of all, so that neither the
// time for an account nor the memory for a word grows with the stream.
//
//   "haldorsen"  3 holders: 17 20 41
//   "minister"   9,120 holders, the latest 256 of them
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "group/bag.h"

namespace tellings {

using Slot = std::uint32_t;  // where a Grouper keeps an account; used again once the account is asleep

class WordIndex {
 public:
  static constexpr std::size_t kLatest = 256;
  static constexpr std::size_t kVisits = 1200;  // holders looked at for one account, the rarest words first

  // Takes an account in. The accounts that were there and share most with it, at most `most`, most first;
  // ties by slot.
  std::vector<Slot> add(Slot account, const Bag& bag, std::size_t most = 0);
  // REQUIRES: added before with this bag.
  void remove(Slot account, const Bag& bag);

  // Has the memory fetch what holders() of these words will read.
  void ask_for(const Bag& bag) const;

  // In how many accounts of the window a word stands, and how many accounts there are.
  [[nodiscard]] std::uint32_t holders(std::uint32_t hash) const;
  [[nodiscard]] std::uint32_t accounts() const { return accounts_; }

 private:
  struct Holders {
    std::uint32_t hash = 0;
    std::uint32_t count = 0;    // accounts of the window that hold the word
    std::uint32_t written = 0;  // holders ever put into `latest`: where the next one goes
    std::vector<Slot> latest;   // by addition; once it is full a ring whose oldest is at written % kLatest
  };
  [[nodiscard]] const Holders* find(std::uint32_t hash) const;
  struct Searched {
    std::uint32_t count = 0;
    std::size_t place = 0;  // in table_
    float worth = 0;
  };
  std::size_t place(std::uint32_t hash);
  void find_places(const Bag& bag);
  void count_shared(const Bag& bag);
  std::vector<Slot> take_best(std::size_t most);
  void grow(std::size_t room);

  std::vector<Holders> table_;  // open addressing; free where written is 0
  std::size_t used_ = 0;
  std::uint32_t accounts_ = 0;
  std::uint64_t additions_ = 0;
  std::vector<std::uint64_t> added_;  // by slot: which of the additions it was

  // Of the account that is being taken in.
  std::vector<std::size_t> places_;  // of its words, in table_
  std::vector<Searched> words_;
  std::vector<float> shared_;  // by slot; all zero between calls
  std::vector<Slot> found_;    // those with more
  std::vector<std::pair<float, Slot>> order_;
};

}  // namespace tellings
