#include "group/copies.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

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

double whole_weight(const Signature& s) {
  return weight_of(s, {0, static_cast<std::uint32_t>(s.terms.size())});
}

double cosine_of_all(const Bag& a, const Bag& b) {
  double sum = 0;
  auto right = b.entries.begin();
  for (const Bag::Entry& left : a.entries) {
    while (right != b.entries.end() && right->hash < left.hash) ++right;
    if (right == b.entries.end()) break;
    if (right->hash == left.hash) sum += double{left.all} * right->all;
  }
  return sum;
}

double needed_share(const Signature& a, const Signature& b, double alike) {
  return kShare + kShareAlike * alike + (is_brief(a) && is_brief(b) ? kShareBrief : 0);
}

// No run agrees in more than the words that both have.
double shared_weight(const Signature& a, const Signature& b) {
  std::unordered_map<std::uint32_t, int> left;
  for (const Term term : a.terms) ++left[term.hash()];
  double sum = 0;
  for (const Term term : b.terms) {
    const auto found = left.find(term.hash());
    if (found == left.end() || found->second == 0) continue;
    --found->second;
    sum += double{term.weight()};
  }
  return sum;
}

}  // namespace

std::string_view name_of(CopyHow how) {
  switch (how) {
    case CopyHow::kVerbatim:
      return "verbatim";
    case CopyHow::kAbridged:
      return "abridged";
    case CopyHow::kRewritten:
      return "rewritten";
  }
  return "";
}

CopyEvidence measure_copy(const Signature& a, const Bag& bag_a, const Signature& b, const Bag& bag_b) {
  CopyEvidence evidence;
  const double weight_a = whole_weight(a), weight_b = whole_weight(b);
  if (weight_a <= 0 || weight_b <= 0) return evidence;
  evidence.alike = cosine_of_all(bag_a, bag_b);
  evidence.run = best_run(a, b);
  evidence.share_a = evidence.run.agreeing / weight_a;
  evidence.share_b = evidence.run.agreeing / weight_b;
  const double share = std::max(evidence.share_a, evidence.share_b);
  evidence.score = std::min(1.0, share / (2 * needed_share(a, b, evidence.alike)));
  return evidence;
}

std::optional<CopyEvidence> weigh_copy(const Signature& a, const Bag& bag_a, const Signature& b,
                                       const Bag& bag_b) {
  const double shorter = std::min(whole_weight(a), whole_weight(b));
  const double shared = shared_weight(a, b);
  if (shared < kLeastRun || shared < needed_share(a, b, cosine_of_all(bag_a, bag_b)) * shorter)
    return std::nullopt;
  const CopyEvidence evidence = measure_copy(a, bag_a, b, bag_b);
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

void WordCounts::count(const Signature& signature, int by) {
  std::set<std::uint32_t> seen;
  for (const Term term : signature.terms)
    if (seen.insert(term.hash()).second) counts_[term.hash()] += by;
  accounts_ += by;
}
void WordCounts::add(const Signature& signature) { count(signature, 1); }
void WordCounts::remove(const Signature& signature) { count(signature, -1); }

Signature WordCounts::reweighted(const Signature& signature) const {
  Signature out = signature;
  for (Term& term : out.terms) {
    const auto found = counts_.find(term.hash());
    const int others = found == counts_.end() ? 0 : std::max(0, found->second - kOwnStory);
    const double beforehand = kPriorAccounts * std::exp(-double{term.weight()});
    const double counted = std::log((kPriorAccounts + accounts_) / (beforehand + others));
    term = Term(term.hash(), term.is_name(), std::min(double{term.weight()}, counted));
  }
  return out;
}

double brief_score(const Signature& a, const Bag& bag_a, const Signature& b, const Bag& bag_b) {
  const double alike = cosine_of_all(bag_a, bag_b);
  const double shorter = std::min(whole_weight(a), whole_weight(b));
  if (alike < kLeastBriefAlike || shorter <= 0) return 0;
  const double days = a.first_second && b.first_second
                          ? std::abs(static_cast<double>(*a.first_second - *b.first_second)) / kSecondsOfADay
                          : 1;
  return (alike + best_run(a, b).score / shorter) / 2 / (1 + kLossADay * days);
}

}  // namespace tellings
