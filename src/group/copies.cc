#include "group/copies.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace tellings {
namespace {

// A run makes copies where its agreeing weight is at least kShare + kShareAlike * alike of the shorter text.
// The pairs
// (.11, .4), (.125, .35) and (.14, .3) give the same figures within half a point.
constexpr double kShare = 0.125;
constexpr double kShareAlike = 0.35;
constexpr double kShareBrief = 0.1;  // more of a brief text
constexpr double kLeastRun =
    45;  // score: some eight telling words in a row; quotations of a sentence stay below
constexpr float kTemplate =
    0.3F;  // strangers with more words in common fill one form; with less, one has a part of the other
constexpr double kJustEnough = 0.5;  // CopyEvidence::score at the needed share
constexpr double kLeastBriefAlike = 0.2;

constexpr double kVerbatimDensity =
    0.85;  // agreeing part of a run's weight: edits of a desk stay above, rewriting below
constexpr std::uint32_t kVerbatimWords = 60;  // telling words: some six sentences
constexpr double kWhole = 0.8;                // a copy that has so much of its origin is not abridged

constexpr double kPriorAccounts = 100;  // what is known beforehand weighs as much as so many accounts
constexpr int kOwnStory = 10;           // so many accounts may share a word before it counts as common

constexpr double kSecondsOfADay = 86400;
constexpr double kLossADay = 0.1;  // brief copies follow within a day or two

double needed_share(const Signature& a, const Signature& b, const Overlap& overlap) {
  return kShare + kShareAlike * double{overlap.all} + (is_brief(a) && is_brief(b) ? kShareBrief : 0);
}

using Second = std::optional<std::int64_t>;

std::optional<double> days_between(const Second& a, const Second& b) {
  if (!a || !b) return std::nullopt;
  return std::abs(static_cast<double>(*a - *b)) / kSecondsOfADay;
}

// Of kPriorAccounts, how many hold a word of this weight.
double beforehand(const Bag::Entry& entry) {
  static const auto kTable = [] {
    std::array<double, Term::kWeightSteps + 1> values{};
    for (std::uint32_t step = 0; step < values.size(); ++step)
      values[step] = kPriorAccounts * std::exp(-double{Term(step).weight()});
    return values;
  }();
  return kTable[entry.packed & Term::kWeightSteps];
}

constexpr std::pair<CopyHow, std::string_view> kNames[] = {{CopyHow::kVerbatim, "verbatim"},
                                                           {CopyHow::kAbridged, "abridged"},
                                                           {CopyHow::kRewritten, "rewritten"},
                                                           {CopyHow::kSpun, "spun"},
                                                           {CopyHow::kTranslated, "translated"}};

}  // namespace

std::string_view name_of(CopyHow how) {
  for (const auto& [one, name] : kNames)
    if (one == how) return name;
  return "";
}

std::optional<CopyHow> copy_how_named(std::string_view name) {
  for (const auto& [how, one] : kNames)
    if (one == name) return how;
  return std::nullopt;
}

CopyEvidence measure_copy(RunFinder& runs, const Signature& a, const Bag& bag_a, const Signature& b,
                          const Bag& bag_b, const Overlap& overlap) {
  CopyEvidence evidence;
  if (bag_a.weight <= 0 || bag_b.weight <= 0) return evidence;
  evidence.run = runs.best(b.terms);
  evidence.share_a = std::min(1.0, evidence.run.agreeing / double{bag_a.weight});
  evidence.share_b = std::min(1.0, evidence.run.agreeing / double{bag_b.weight});
  const double share = std::max(evidence.share_a, evidence.share_b);
  evidence.score = std::min(1.0, share / (2 * needed_share(a, b, overlap)));
  return evidence;
}

bool may_be_copy(const Signature& a, const Bag& bag_a, const Signature& b, const Bag& bag_b,
                 const Overlap& overlap) {
  const double shorter = double{std::min(bag_a.weight, bag_b.weight)};
  const double shared = double{overlap.shared};
  if (overlap.strangers && overlap.all >= kTemplate) return false;
  return shared >= kLeastRun && shared >= needed_share(a, b, overlap) * shorter &&
         days_between(a.first_second, b.first_second).value_or(0) <= kCopyDays;
}

std::optional<CopyEvidence> weigh_copy(RunFinder& runs, const Signature& a, const Bag& bag_a,
                                       const Signature& b, const Bag& bag_b, const Overlap& overlap) {
  if (!may_be_copy(a, bag_a, b, bag_b, overlap)) return std::nullopt;
  const CopyEvidence evidence = measure_copy(runs, a, bag_a, b, bag_b, overlap);
  if (evidence.run.score < kLeastRun || evidence.score < kJustEnough) return std::nullopt;
  return evidence;
}

CopyHow how_taken(const Signature& copy, const Signature& origin, const CopyEvidence& evidence) {
  if (copy.text_hash == origin.text_hash) return CopyHow::kVerbatim;
  const double run = std::max(weight_of(copy, evidence.run.a), weight_of(origin, evidence.run.b));
  const bool long_enough = evidence.share_a >= kVerbatimDensity || evidence.run.words >= kVerbatimWords;
  if (!long_enough || evidence.run.agreeing < kVerbatimDensity * run) return CopyHow::kRewritten;
  return evidence.share_b >= kWhole ? CopyHow::kVerbatim : CopyHow::kAbridged;
}

BriefView brief_view(const Signature& signature, const Bag& bag, const WordIndex& index) {
  BriefView view{signature.first_second, signature.terms, bag};
  index.ask_for(bag);
  const double all = std::log(kPriorAccounts + index.accounts());
  for (Bag::Entry& entry : view.bag.entries) {
    const int others = static_cast<int>(index.holders(entry.hash())) - kOwnStory;
    if (others <= 0) continue;  // it weighs no less than beforehand
    const double counted = all - std::log(beforehand(entry) + others);
    if (counted < double{entry.weight()}) entry.packed = Term(entry.packed).with_weight(counted).packed();
  }
  weigh_bag(view.bag);
  for (Term& term : view.terms) {
    const Bag::Entry& entry =
        *std::lower_bound(view.bag.entries.begin(), view.bag.entries.end(), term.hash(),
                          [](const Bag::Entry& one, std::uint32_t hash) { return one.hash() < hash; });
    if (entry.weight() < term.weight()) term = term.with_weight(double{entry.weight()});
  }
  return view;
}

double brief_score(const Probe& probe, RunFinder& runs, const BriefView& a, const BriefView& b) {
  const Overlap overlap = probe.compare(b.bag);
  const double alike = overlap.strangers ? 0 : double{overlap.all};
  const double shorter = double{std::min(a.bag.weight, b.bag.weight)};
  if (alike < kLeastBriefAlike || shorter <= 0) return 0;
  const double days = days_between(a.first_second, b.first_second).value_or(1);
  if (days > kCopyDays) return 0;
  const double part = 1 / (2 * (1 + kLossADay * days));
  if (part * (alike + double{overlap.shared} / shorter) < kBriefCopy) return 0;  // no run has more
  return part * (alike + runs.best(b.terms).score / shorter);
}

}  // namespace tellings
