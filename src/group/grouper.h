// Accounts into stories and copies as they come. Ids of stories hold: a story keeps its id while most of its
// accounts stay together.
//
//   Grouper grouper;
//   grouper.enter(signature) ...          take in, in order of time and id
//   grouper.flush()                       the placement of each account that is new or has changed
//
// or, for a stream, grouper.add(signature): placed at once by what is known so far, and now and then flush(),
// which weighs all again and gives the corrections.
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
#include "group/story_clusters.h"

namespace tellings {

// Where an account belongs.
struct Placement {
  std::string id;
  std::string story;
  std::string copy_of;         // empty: none
  std::optional<CopyHow> how;  // set with copy_of
  double score = 0;            // of copy_of
  bool operator==(const Placement&) const = default;
};

// What flush() changed about stories that had been told.
struct StoryChange {
  std::string account;
  std::string from;  // story
  std::string to;
  std::string reason;
};

class Grouper {
 public:
  explicit Grouper(const Yardstick& yardstick = {});
  ~Grouper();
  Grouper(Grouper&&) noexcept;
  Grouper& operator=(Grouper&&) noexcept;

  // An id that was taken in before is left out and false.
  bool enter(Signature signature);

  // enter() and a placement by the accounts so far; nothing for an id that was taken in before.
  std::optional<Placement> add(Signature signature);

  // Weighs all accounts again. The placements that differ from what was told last, in the order of entering.
  // With enter() in order of time and id the outcome depends on the set of accounts alone.
  std::vector<Placement> flush();

  // Accounts that the last flush() moved from one story to another.
  [[nodiscard]] const std::vector<StoryChange>& changes() const;

  // Why an account is where it is, by the last placement, one statement a line; nothing for an unknown id.
  [[nodiscard]] std::optional<std::string> explain(std::string_view id) const;

  // All that is kept, one JSON object a line: what load() reads back in another run. Likenesses are not kept;
  // the first flush() after load() weighs them again.
  [[nodiscard]] std::string save() const;
  // The error (kInvalid) names the line.
  static Result<Grouper> load(std::string_view state, const Yardstick& yardstick = {});

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// By time and id, accounts without a time last: the order that enter() wants.
void sort_for_grouping(std::vector<Signature>& signatures);

}  // namespace tellings
