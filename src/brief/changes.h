// What is new, changed or withdrawn in a story since an earlier document of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "collate/collation.h"

namespace tellings {

// What an earlier document of the story does not say in the same way.
enum class ChangeKind : std::uint8_t { kNew, kChanged, kWithdrawn };
std::string_view name_of(ChangeKind kind);  // "new", ...
enum class ChangeOf : std::uint8_t { kAccount, kClaim, kFigure, kQuote };
std::string_view name_of(ChangeOf of);  // "account", ...
struct CollationChange {
  ChangeKind kind = ChangeKind::kNew;
  ChangeOf of = ChangeOf::kClaim;
  std::string id;      // of the account, claim, figure or quotation; of the earlier one where it is withdrawn
  std::string text;    // what it says now; what it said where it is withdrawn
  std::string before;  // what it said, where it changed
  std::vector<Evidence> evidence;  // in the accounts of now; empty where withdrawn
};

// The story of `before` that `now` goes on from: the same id, else the one that shares most accounts (by
// address, else by text); nothing where none is shared. The pointer lives as long as `before`.
const StoryCollation* earlier_story(const Collation& before, const StoryCollation& now);

// What `before` had of a figure or claim of `now`, found by its id, its words, or a printed place that
// evidences it; null where nothing.
const FigureGroup* earlier_figure(const StoryCollation& before, const StoryCollation& now,
                                  const FigureGroup& figure);
const Claim* earlier_claim(const StoryCollation& before, const StoryCollation& now, const Claim& claim);

// Accounts first, then figures, claims, quotations; within each by importance as in the story, what is
// withdrawn last. One matter is matched by its id, by its words, or by the printed place that evidences it;
// of claims only those that a reader is shown first count (the twenty foremost of either document).
std::vector<CollationChange> changes_since(const StoryCollation& before, const StoryCollation& now);

}  // namespace tellings
