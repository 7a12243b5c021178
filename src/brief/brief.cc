#include "brief/brief.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "brief/brief_candidates.h"

namespace tellings {
namespace {

constexpr std::size_t kClaimsThatMatter = 20;
constexpr double kDisputedShare = 0.3;  // of the words, kept for what is disputed
constexpr double kLengthPower =
    0.8;  // below 1: a long sentence that says much is worth more than two that say little

class BriefMaker {
 public:
  BriefMaker(const StoryCollation& story, std::span<const Notes> notes) : story_(story) {
    for (const auto& account : story.accounts) words_.add(*account);
    candidates_ = brief_candidates(story, notes, words_);
    weigh_words();
  }

  Brief run() {
    const auto settled = [&](const BriefCandidate& c) { return status_of(c) != ClaimStatus::kDisputed; };
    take(static_cast<std::uint32_t>(kBriefWords * (1 - kDisputedShare)), settled);
    take(kBriefWords, [&](const BriefCandidate& c) { return !settled(c); });
    take(kBriefWords, [](const BriefCandidate&) { return true; });
    return write();
  }

 private:
  // A word weighs by the independent groups whose accounts print it.
  void weigh_words() {
    weight_.assign(words_.distinct(), 0.0);
    for (const auto& group : story_.stemma.independent_groups) {
      std::set<WordId> seen;
      for (const AccountIndex account : group)
        for (const StoryWord& word : words_.of(account))
          if (words_.is_content(word.form)) seen.insert(word.stem);
      for (const WordId stem : seen) weight_[stem] += 1;
    }
    for (double& weight : weight_) weight = weight <= 1 ? 0.3 * weight : weight;
    for (std::size_t c = 0; c < std::min(kClaimsThatMatter, story_.claims.size()); ++c)
      for (const BriefCandidate& candidate : candidates_)
        if (std::ranges::find(candidate.claims, static_cast<std::uint32_t>(c)) != candidate.claims.end())
          for (const WordId stem : candidate.stems) weight_[stem] += 0.05;
  }

  [[nodiscard]] ClaimStatus status_of(const BriefCandidate& candidate) const {
    return story_.claims[candidate.claims.front()].status;  // claims come most important first
  }

  [[nodiscard]] double worth(const BriefCandidate& candidate) const {
    double value = 0;
    for (const WordId stem : candidate.stems)
      if (!covered_.contains(stem)) value += weight_[stem];
    const std::uint32_t rank = candidate.claims.front();
    value *= rank < kClaimsThatMatter ? 1.5 : 1;
    return value / std::pow(static_cast<double>(candidate.word_count), kLengthPower);
  }

  template <typename Fits>
  void take(std::uint32_t budget, Fits fits) {
    while (true) {
      const BriefCandidate* best = nullptr;
      double most = 0;
      for (const BriefCandidate& candidate : candidates_) {
        if (used_ + candidate.word_count > budget || !fits(candidate)) continue;
        if (const double value = worth(candidate); value > most) most = value, best = &candidate;
      }
      if (best == nullptr) return;
      taken_.push_back(best);
      used_ += best->word_count;
      covered_.insert(best->stems.begin(), best->stems.end());
    }
  }

  Brief write() const {
    Brief brief;
    std::vector<const BriefCandidate*> order = taken_;
    std::ranges::stable_sort(order, {}, [&](const BriefCandidate* c) {
      return std::pair(status_of(*c) == ClaimStatus::kDisputed, c->claims.front());
    });
    for (const BriefCandidate* candidate : order) brief.sentences.push_back(sentence(*candidate));
    brief.words = used_;
    return brief;
  }

  BriefSentence sentence(const BriefCandidate& candidate) const {
    BriefSentence out;
    const Claim& claim = story_.claims[candidate.claims.front()];
    out.text = std::string(candidate.span.in(story_.accounts[candidate.account]->text));
    out.status = claim.status;
    out.evidence.push_back({candidate.account, candidate.span});
    for (const ClaimEvidence& evidence : claim.evidence)
      if (evidence.evidence.account != candidate.account) out.evidence.push_back(evidence.evidence);
    return out;
  }

  const StoryCollation& story_;
  StoryWords words_;
  std::vector<BriefCandidate> candidates_;
  std::vector<double> weight_;  // [stem]
  std::set<WordId> covered_;
  std::vector<const BriefCandidate*> taken_;
  std::uint32_t used_ = 0;
};

}  // namespace

Brief make_brief(const StoryCollation& story, std::span<const Notes> notes) {
  if (notes.empty()) return {};
  return BriefMaker(story, notes).run();
}

}  // namespace tellings
