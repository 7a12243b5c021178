// Accounts into stories and copies as they come, for years, in bounded memory.
//
//   add(signature)   placed at once: candidates from the word index and the sketch table, the story that it
//   is
//                    like enough, the account that it was taken from
//   flush()          weighs again the stories that were touched since the last flush, with those that are
//                    near them: they may join, part, or give accounts to each other. Then stories that nobody
//                    has added to for the window fall asleep in the archive.
//
// Ids of stories hold: a story is called after its first account and keeps its id while most of its accounts
// stay together, through merges, splits, sleep and restarts.
//
// The time for an account does not grow with the stream: search, comparison and weighing each have an upper
// bound (word_index.h, grouper_parts.h).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "group/copies.h"
#include "group/signature.h"
#include "group/story_archive.h"
#include "group/story_clusters.h"

namespace tellings {

// Where an account belongs.
struct Placement {
  std::string id;
  std::string story;
  std::string copy_of;         // empty: none
  std::optional<CopyHow> how;  // set with copy_of
  double score = 0;            // of copy_of
  double share = 0;            // of its own words, what it has from copy_of, 0..1
  double share_of_origin = 0;  // of the words of copy_of, what it has
  bool round_up = false;       // tells of several stories and belongs to none of them
  bool operator==(const Placement&) const = default;
};

// An account that flush() moved from one story to another, and why.
struct StoryChange {
  std::string account;
  std::string from;  // story
  std::string to;
  std::string reason;  // "merged: ...", "split: ..."
};

// What bounds a Grouper's memory.
struct Window {
  std::int64_t days = 30;            // a story that is older than this sleeps
  std::size_t most_awake = 300'000;  // accounts; beyond, the stories that were touched longest ago sleep
};

class Grouper {
 public:
  explicit Grouper(const Yardstick& yardstick = {}, const Window& window = {},
                   std::unique_ptr<StoryArchive> archive = make_memory_archive());
  ~Grouper();
  Grouper(Grouper&&) noexcept;
  Grouper& operator=(Grouper&&) noexcept;

  // The placement by what is known so far; nothing for an id that was taken in before.
  std::optional<Placement> add(Signature signature);

  // The placements that differ from what was told last, in order of time, then of arrival. With add() in
  // order of time and id the outcome depends on the set of accounts alone.
  std::vector<Placement> flush();

  // Accounts that the last flush() moved from one story to another, in the same order.
  [[nodiscard]] const std::vector<StoryChange>& changes() const;

  // What the archive refused since the last call: its stories stay awake. Nothing where all went well.
  std::optional<Error> take_trouble();

  // Why an account is where it is, by the last placement, one statement a line; nothing for an unknown id. A
  // story that sleeps is read for it and sleeps on.
  [[nodiscard]] std::optional<std::string> explain(std::string_view id);

  [[nodiscard]] std::size_t awake() const;  // accounts
  [[nodiscard]] const StoryArchive& archive() const;

  // All that is awake, as bytes: what load() goes on from in another run, as if there had been no break.
  // REQUIRES: nothing was added since the last flush().
  [[nodiscard]] std::string save() const;
  // Errors: kInvalid for bytes that save() did not write.
  static Result<Grouper> load(std::string_view state, std::unique_ptr<StoryArchive> archive,
                              const Yardstick& yardstick = {}, const Window& window = {});

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// By time and id, accounts without a time last: the order that makes the outcome independent of the input's.
void sort_for_grouping(std::vector<Signature>& signatures);

}  // namespace tellings
