// Which accounts were taken from which, or from one source that is not among them.
//
// Two kinds of evidence. In texts of some length the run of telling words in common (copy_match.h) must be
// long for texts that are like each other by their subject anyway, and may be short where a passage of one
// text stands in an article about something else. A text of two paragraphs has no room for a run: there the
// best partner of each counts, where it is alike enough, with the words that many recent accounts share (the
// names of the running story) weighing less.
//
// Measured on the development halves: pairs.f1 1.000 on translated, .898 on partial, .984 on timelines.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "group/bag.h"
#include "group/copy_match.h"
#include "group/signature.h"
#include "group/word_index.h"

namespace tellings {

enum class CopyHow : std::uint8_t { kVerbatim, kAbridged, kRewritten, kSpun, kTranslated };
std::string_view name_of(CopyHow how);  // "verbatim", "abridged", "rewritten", "spun", "translated"
std::optional<CopyHow> copy_how_named(std::string_view name);

// What two accounts have of each other.
struct CopyEvidence {
  Run run;             // a and b as given to weigh_copy()
  double share_a = 0;  // agreeing weight of the weight of a's own words, 0..1
  double share_b = 0;
  double score = 0;  // 0.5 where it is just enough, 1 from the double of that
};

// What is there, however little. `overlap` is that of the bags. Cost: see RunFinder.
// REQUIRES: runs.set(a.terms).
CopyEvidence measure_copy(RunFinder& runs, const Signature& a, const Bag& bag_a, const Signature& b,
                          const Bag& bag_b, const Overlap& overlap);

// The same where the run makes them copies; nothing else, also where their known times are more than
// kCopyDays apart. Costs little where they share few words.
std::optional<CopyEvidence> weigh_copy(RunFinder& runs, const Signature& a, const Bag& bag_a,
                                       const Signature& b, const Bag& bag_b, const Overlap& overlap);
// False where what they share rules it out: quick.
bool may_be_copy(const Signature& a, const Bag& bag_a, const Signature& b, const Bag& bag_b,
                 const Overlap& overlap);
inline constexpr double kCopyDays = 30;  // who takes from an account takes from what is new

// How `copy` has what it has of `origin`; evidence with a = copy, b = origin.
CopyHow how_taken(const Signature& copy, const Signature& origin, const CopyEvidence& evidence);

// A brief account with each word's weight lowered to what its frequency among the accounts awake leaves: the
// names of a running story tell little.
struct BriefView {
  std::optional<std::int64_t> first_second;
  std::vector<Term> terms;
  Bag bag;
};
BriefView brief_view(const Signature& signature, const Bag& bag, const WordIndex& index);

inline constexpr std::uint16_t kBriefWords = 160;  // accounts of at most so many words are brief

inline bool is_brief(const Signature& signature) { return signature.words <= kBriefWords; }

// How likely two brief accounts tell the same, 0..1. The best partner of each, at kBriefCopy and above, is
// taken as its copy.
// REQUIRES: probe.set(a.bag), runs.set(a.terms).
double brief_score(const Probe& probe, RunFinder& runs, const BriefView& a, const BriefView& b);
inline constexpr double kBriefCopy =
    0.34;  // .26 to .34 keep pairs.f1 above the floors, .34 takes least captions for copies

}  // namespace tellings
