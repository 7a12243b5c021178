#include "collate/claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include "base/hash.h"
#include "base/lexicon.h"
#include "collate/claim_clusters.h"
#include "collate/claim_ranking.h"
#include "collate/claim_support.h"
#include "collate/data.h"
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
        units_(claim_units(story)),
        book_(story, figures),
        support_(story, units_, book_, rarity_) {}

  std::vector<Claim> run() const {
    const auto clusters = cluster_claims(units_, rarity_);
    std::vector<double> weights;
    std::vector<WordBag> words;
    std::vector<std::uint32_t> wording;
    for (const auto& cluster : clusters) {
      weights.push_back(claim_weight(claim_evidence(story_, units_, cluster, book_.verdicts())));
      wording.push_back(best_wording(cluster));
      words.push_back(units_[wording.back()].words);
    }
    std::vector<Claim> out;
    std::set<std::string> printed;
    for (const std::uint32_t c : rank_claims(weights, words, rarity_)) {
      Claim claim = make(clusters[c], units_[wording[c]]);
      if (printed.insert(joined_words(claim.text)).second) out.push_back(std::move(claim));
    }
    return out;
  }

 private:
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
  std::vector<ClaimUnit> units_;
  FigureBook book_;
  ClaimSupport support_;
};

}  // namespace

std::vector<Claim> find_claims(const Story& story, const std::vector<FigureGroup>& figures,
                               const std::vector<Utterance>& utterances) {
  return ClaimMaker(story, figures, utterances).run();
}

}  // namespace tellings
