// What a Grouper keeps; included by its parts alone (grouper.cc, grouper_explain.cc, grouper_state.cc).
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "group/bag.h"
#include "group/copy_forest.h"
#include "group/grouper.h"
#include "group/neighbours.h"

namespace tellings {

struct Kept {
  Signature signature;
  Bag bag;
  Placement told;  // as told last; story empty before
};

// A story as add() sees it.
struct StorySum {
  std::size_t size = 0;
  std::size_t dated = 0;
  double inside = 0;
};

struct Grouper::Parts {
  Yardstick yardstick;
  std::vector<Kept> accounts;
  std::unordered_map<std::string, std::uint32_t> number;  // of an account by id
  Neighbours neighbours;
  WordCounts counts;
  std::vector<Likeness> likenesses;
  std::vector<CopyPair> copies;  // by the run alone
  std::uint32_t linked = 0;      // accounts [0, linked) have been compared
  std::map<std::string, StorySum> stories;
  std::vector<StoryChange> changes;

  void link(std::uint32_t later);
  void compare(std::uint32_t later, std::uint32_t earlier);
  void link_all() {
    while (linked < accounts.size()) link(linked++);
  }
  std::string story_at_once(std::uint32_t account) const;
  void put_in(std::uint32_t account, const std::string& story);
  [[nodiscard]] std::vector<CopyPair> brief_copies() const;
  void hang(Placement& place, std::uint32_t copy, std::uint32_t origin, double score) const;
  [[nodiscard]] std::vector<Placement> place_all() const;
  [[nodiscard]] std::vector<std::string> story_ids() const;
  void sum_up_stories();
};

}  // namespace tellings
