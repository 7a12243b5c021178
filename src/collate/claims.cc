#include "collate/claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <span>

#include "base/hash.h"
#include "collate/claim_clusters.h"
#include "collate/claim_disputes.h"
#include "collate/claim_ranking.h"
#include "collate/claim_support.h"
#include "text/words.h"

namespace tellings {
namespace {

constexpr std::uint32_t kShortest = 5;  // words of a wording that a reader understands
constexpr std::uint32_t kLongest = 32;

class ClaimMaker {
 public:
  ClaimMaker(const Story& story, const std::vector<FigureGroup>& figures,
             const std::vector<Utterance>& utterances)
      : story_(story),
        utterances_(utterances),
        rarity_(story),
        denials_(story),
        units_(claim_units(story)),
        told_(units_.size()),
        disputes_(add_disputes(figures)),
        book_(story, figures),
        support_(story, units_, utterances, book_, rarity_, denials_) {}

  std::vector<Claim> run() const {
    auto clusters = cluster_claims(std::span(units_).first(told_), book_, rarity_);
    clusters.insert(clusters.end(), disputes_.begin(), disputes_.end());
    const auto weight_of = story_.tuning->claims.in_order_of(kClaimEvidenceNames);
    const TellerCount tellers(
        story_.words, story_.stemma.independent_groups,
        [&](AccountIndex account) -> const Document& { return story_.document(account); },
        [&](AccountIndex account) { return !story_.independence.machine_rewritten(account); });
    std::vector<double> weights;
    std::vector<std::uint32_t> wording;
    for (const auto& cluster : clusters) {
      wording.push_back(best_wording(cluster));
      const ClaimWeightEvidence evidence =
          claim_evidence(story_, units_, cluster, book_.verdicts(), units_[wording.back()], tellers);
      weights.push_back(std::inner_product(evidence.begin(), evidence.end(), weight_of.begin(), 0.0));
      note(cluster, wording.back(), evidence);
    }
    // The other side of a dispute repeats nothing, though most of its words are the same.
    const auto repetition = [&](std::uint32_t a, std::uint32_t b) {
      const ClaimUnit& x = units_[wording[a]];
      const ClaimUnit& y = units_[wording[b]];
      if (x.both_sides != y.both_sides) return 0.0;
      return figure_agreement(book_, x, y) == FigureAgreement::kDiffer ? 0
                                                                       : likeness(x.words, y.words, rarity_);
    };
    std::vector<Claim> out;
    std::set<std::string> printed;
    for (const std::uint32_t c : rank_claims(weights, repetition)) {
      Claim claim = make(clusters[c], units_[wording[c]]);
      if (printed.insert(joined_words(claim.text)).second) out.push_back(std::move(claim));
    }
    return out;
  }

 private:
  // Places with both sides of a dispute, behind the clauses; gives their clusters.
  std::vector<std::vector<std::uint32_t>> add_disputes(const std::vector<FigureGroup>& figures) {
    std::vector<std::vector<std::uint32_t>> clusters;
    for (std::vector<ClaimUnit>& dispute : dispute_units(story_, figures, units_, denials_, rarity_)) {
      auto& cluster = clusters.emplace_back();
      for (ClaimUnit& unit : dispute) {
        cluster.push_back(static_cast<std::uint32_t>(units_.size()));
        units_.push_back(std::move(unit));
      }
    }
    return clusters;
  }

  // For the fitting.
  void note(const std::vector<std::uint32_t>& cluster, std::uint32_t wording,
            const ClaimWeightEvidence& evidence) const {
    if (story_.log == nullptr) return;
    WeighedDecision decision{"claim",
                             {{units_[wording].account, units_[wording].clause}},
                             {},
                             {evidence.begin(), evidence.end()},
                             {kClaimEvidenceNames.begin(), kClaimEvidenceNames.end()}};
    for (const std::uint32_t i : cluster) decision.second.push_back({units_[i].account, units_[i].shown});
    story_.log->push_back(std::move(decision));
  }

  // The clause most like the others that can stand alone, not from a machine-rewritten text where another
  // tells it.
  std::uint32_t best_wording(const std::vector<std::uint32_t>& cluster) const {
    std::uint32_t best = cluster.front();
    double most = -1e9;
    for (const std::uint32_t i : cluster) {
      const ClaimUnit& unit = units_[i];
      double value = 0;
      for (const std::uint32_t j : cluster)
        if (i != j) value += likeness(unit.words, units_[j].words, rarity_);
      value = cluster.size() > 1 ? value / static_cast<double>(cluster.size() - 1) : 0;
      value -= story_.independence.machine_rewritten(unit.account) ? 2 : 0;
      value -= unit.leans ? 0.15 : 0;
      value -= unit.quoted > 0.5 ? 0.1 : 0;
      value -= unit.word_count < kShortest || unit.word_count > kLongest ? 0.3 : 0;
      value -= unit.finite ? 0 : 0.2;
      if (value > most) most = value, best = i;
    }
    return best;
  }

  // The id is that of the earliest clause, not of the wording: a later account may bring a better wording.
  Claim make(const std::vector<std::uint32_t>& cluster, const ClaimUnit& wording) const {
    Claim out;
    out.text = std::string(wording.clause.in(story_.account(wording.account).text));
    const ClaimUnit& first = units_[*std::ranges::min_element(cluster)];
    out.id = short_id("c", hash64(story_.account(first.account).sha256 +
                                  fmt::format(":{}:{}", first.clause.begin, first.clause.end)));
    support_.fill(cluster, wording, out);
    same_as(wording, out);
    return out;
  }

  void same_as(const ClaimUnit& wording, Claim& out) const {
    for (const std::uint32_t f : wording.figures)
      if (const FigureGroup* group = book_.group(wording.account, f)) out.same_as.push_back(group->id);
    for (const Utterance& utterance : utterances_)
      for (const Witness& witness : utterance.witnesses)
        if (witness.evidence.account == wording.account && witness.evidence.span.overlaps(wording.clause) &&
            wording.quoted > 0.5)
          out.same_as.push_back(utterance.id);
    std::ranges::sort(out.same_as);
    out.same_as.erase(std::unique(out.same_as.begin(), out.same_as.end()), out.same_as.end());
  }

  const Story& story_;
  const std::vector<Utterance>& utterances_;
  WordRarity rarity_;
  Denials denials_;
  std::vector<ClaimUnit> units_;  // clauses, then the places with both sides of a dispute
  std::size_t told_;              // clauses
  std::vector<std::vector<std::uint32_t>> disputes_;
  FigureBook book_;
  ClaimSupport support_;
};

}  // namespace

std::vector<Claim> find_claims(const Story& story, const std::vector<FigureGroup>& figures,
                               const std::vector<Utterance>& utterances) {
  return ClaimMaker(story, figures, utterances).run();
}

}  // namespace tellings
