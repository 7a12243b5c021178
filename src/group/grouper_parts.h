// What a Grouper keeps; included by its parts alone (grouper*.cc).
#pragma once

#include <fmt/format.h>

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "group/bag.h"
#include "group/grouper.h"
#include "group/likeness_memo.h"
#include "group/sketch_table.h"
#include "group/stream_clock.h"
#include "group/word_index.h"

namespace tellings {

using StoryNumber = std::uint32_t;  // index of Parts::stories
inline constexpr StoryNumber kNoStory = 0xFFFFFFFF;

// Two accounts one of which has something of the other; kept by both.
struct CopyEdge {
  Slot other = 0;
  float score = 0;
  float share = 0;                          // of this account's words
  float share_other = 0;                    // of the other's
  bool brief = false;                       // by brief_score()
  CopyHow how = CopyHow::kRewritten;        // were this the copy
  CopyHow how_other = CopyHow::kRewritten;  // were the other
};

// First what is read of every candidate: one line of the processor's cache.
struct Kept {
  std::uint64_t arrival = 0;
  StoryNumber story = kNoStory;
  Bag bag;
  Signature signature;
  Sketch sketch;
  Placement told;  // as told last
  std::vector<CopyEdge> edges;
  std::vector<Slot> candidates;  // of a fresh brief account: those it was compared with
  bool fresh = false;            // came since the last flush
};

struct StoryRecord {
  std::string id;
  std::vector<Slot> members;    // by arrival
  double inside = 0;            // sum of the likenesses of its pairs
  std::uint32_t dated = 0;      // members whose time is known
  std::int64_t last_time = 0;   // of its latest member
  std::int64_t last_clock = 0;  // when a member came last
  std::uint64_t last_arrival = 0;
  bool dirty = false;  // touched since the last flush
};

// Two stories that may belong together.
struct NearStories {
  StoryNumber a = 0;
  StoryNumber b = 0;
  double joining = 0;
};

// Stories that a flush weighs together.
struct Patch {
  std::vector<StoryNumber> stories;
  std::vector<NearStories> near;  // pairs of them
};

// A candidate of an account that is being placed.
struct Seen {
  Slot slot = 0;
  Overlap overlap;
};

// What is clustered at a flush: a young account, or the settled members of a story.
struct ClusterAtom {
  std::vector<Slot> members;
  std::vector<Slot> spokesmen;  // the members that are compared
  Atom sums;
};

struct Grouper::Parts {
  Yardstick yardstick;
  Window window;
  std::unique_ptr<StoryArchive> archive;
  std::vector<std::unique_ptr<Kept>> accounts;  // by slot; null where free
  std::vector<Slot> free_slots;
  std::unordered_map<std::string, Slot> slot_of;  // by id
  std::vector<StoryRecord> stories;               // by number; without members where free
  std::vector<StoryNumber> free_stories;
  std::unordered_map<std::string, StoryNumber> number_of;
  WordIndex index;
  SketchTable sketches;
  StreamClock clock;
  std::uint64_t arrivals = 0;
  std::vector<Slot> fresh;
  std::vector<NearStories> near;
  std::vector<StoryChange> changes;
  std::deque<std::pair<StoryNumber, std::uint64_t>>
      by_age;  // story and its last_arrival; stale ones are passed
  std::set<std::string, std::less<>>
      not_named;  // sleeping stories that were read in vain since the last flush
  std::optional<Error> trouble;
  std::unordered_map<Slot, BriefView> brief_views;  // made since the last flush began
  LikenessMemo memo;

  // The account that compare_from() was called for.
  std::uint64_t compared = 0;  // its arrival
  Slot compared_slot = 0;
  Probe probe;
  RunFinder runs;
  bool probe_is_set = false;
  std::vector<std::uint64_t> copies_of_compared;  // by slot: `comparisons` where it has most of the account
  std::uint64_t comparisons = 0;

  // grouper.cc: one account
  Slot take_in(Signature signature);
  [[nodiscard]] std::vector<Slot> of_many_stories(const std::vector<Slot>& sharing) const;
  std::vector<Seen> look_around(Slot account);
  StoryNumber choose_story(Slot account, const std::vector<Seen>& seen);
  void put_in(Slot account, StoryNumber story, double mean);
  void attach(Slot account, StoryNumber story);
  StoryNumber new_story(std::string id);
  std::string fresh_id(const Signature& first) const;
  // What the next calls of the three below compare with; again after its edges have changed.
  void compare_from(Slot account);
  Overlap overlap_with(Slot other);
  double pair_likeness(Slot other);
  double mean_likeness(const std::vector<Slot>& others);
  [[nodiscard]] bool earlier(Slot a, Slot b) const;

  // grouper_copies.cc
  void find_copies(Slot account, std::vector<Seen>& seen);
  void find_brief_copies(Slot account, std::size_t most);
  const BriefView& view_of(Slot account);
  void add_edge(Slot account, const CopyEdge& edge);
  void drop_edges(Slot account, bool brief_only);
  void hang_at_once(Slot account);
  void hang_fresh(std::set<Slot>& touched);
  void hang_patch(std::vector<Slot> patch, std::set<Slot>& touched);
  void hang(Placement& place, const CopyEdge& edge) const;

  // grouper_round_up.cc
  [[nodiscard]] bool is_round_up(Slot account, const std::vector<Seen>& seen) const;

  // grouper_flush.cc
  void cluster_again(std::set<Slot>& touched);
  void cluster_again(const Patch& patch, std::set<Slot>& touched);
  std::vector<ClusterAtom> atoms_of(const std::vector<StoryNumber>& component) const;
  std::vector<Likeness> compare(const Patch& patch, const std::vector<ClusterAtom>& atoms);
  std::size_t settled_of(const StoryRecord& story) const;
  bool keeps_stories(const std::vector<ClusterAtom>& atoms, const std::vector<std::uint32_t>& leaders) const;
  [[nodiscard]] bool is_young(const Kept& account) const;
  void settle(const std::vector<StoryNumber>& component, const std::vector<ClusterAtom>& atoms,
              const std::vector<Likeness>& pairs, const std::vector<std::uint32_t>& leaders,
              std::set<Slot>& touched);
  void empty_story(StoryNumber number);
  void fill_stories(const std::vector<Slot>& slots, const std::vector<std::string>& ids);
  void note_changes(const std::vector<Slot>& slots, const std::vector<std::string>& before,
                    const std::vector<std::string>& ids);

  // grouper_sleep.cc
  void put_to_sleep();
  bool put_to_sleep(StoryNumber story);
  void wake_named(const Signature& signature);
  void wake_if_like(const std::string& id, const Signature& signature, const Bag& bag);
  void forget(StoryNumber story);
  bool enter_block(std::string_view bytes);
  std::string block_of(StoryNumber story) const;

  // grouper_explain.cc
  std::string explain(Slot slot) const;
  std::string held_against(StoryNumber a, StoryNumber b) const;
};

// The likeness of two accounts by what they share and how far apart they came; 0 where it is next to nothing.
float counted_likeness(const Signature& a, const Signature& b, const Overlap& overlap);

// "0.31": two decimals, as people compare them.
inline std::string printed(double number) { return fmt::format("{:.2f}", number); }

// The spokesmen of a story: all of a few, else the first and the latest.
std::vector<Slot> spokesmen_of(const std::vector<Slot>& members);

}  // namespace tellings
