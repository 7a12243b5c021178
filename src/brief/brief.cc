#include "brief/brief.h"

#include <algorithm>
#include <set>

#include "brief/brief_candidates.h"

namespace tellings {
namespace {

// Best must-say recall on the story sets; each within two points from half to double.
constexpr std::uint32_t kClaimsThatMatter = 40;
constexpr double kHalfWorth = 10;    // the claim at this place is worth half the first
constexpr double kWordWorth = 0.5;   // all words of a sentence against the claims that it tells
constexpr double kGroupShare = 0.3;  // of a word's weight: by independent groups; the rest by accounts
constexpr double kOneTeller = 0.3;   // a word that one account alone prints
constexpr double kLead = 1.2;        // the first two sentences of an account sum it up

class BriefMaker {
 public:
  BriefMaker(const StoryCollation& story, std::span<const Notes> notes) : story_(story) {
    for (const auto& account : story.accounts) words_.add(*account);
    candidates_ = brief_candidates(story, notes, words_);
    weigh_words();
  }

  Brief run() {
    while (const BriefCandidate* best = next()) take(*best);
    return write();
  }

 private:
  // A word weighs by the accounts and the independent groups that print it.
  void weigh_words() {
    weight_.assign(words_.distinct(), 0.0);
    const auto& groups = story_.stemma.independent_groups;
    std::vector<std::uint32_t> tellers(words_.distinct(), 0);
    for (const auto& group : groups) {
      std::set<WordId> of_group;
      for (const AccountIndex account : group) {
        std::set<WordId> of_account;
        for (const StoryWord& word : words_.of(account))
          if (words_.is_content(word.form)) of_account.insert(word.stem);
        for (const WordId stem : of_account) {
          ++tellers[stem];
          weight_[stem] += (1 - kGroupShare) / static_cast<double>(story_.accounts.size());
        }
        of_group.merge(of_account);
      }
      for (const WordId stem : of_group) weight_[stem] += kGroupShare / static_cast<double>(groups.size());
    }
    for (WordId stem = 0; stem < weight_.size(); ++stem)
      if (tellers[stem] <= 1) weight_[stem] *= kOneTeller;
  }

  [[nodiscard]] ClaimStatus status_of(const BriefCandidate& candidate) const {
    return story_.claims[candidate.claims.front()].status;  // claims come most important first
  }

  // What the sentence tells that is not yet told, a word.
  [[nodiscard]] double worth(const BriefCandidate& candidate) const {
    double value = 0;
    for (const WordId stem : candidate.stems)
      if (!covered_.contains(stem)) value += kWordWorth * weight_[stem];
    for (const std::uint32_t claim : candidate.claims)
      if (claim < kClaimsThatMatter && !told_.contains(claim)) value += 1 / (1 + claim / kHalfWorth);
    if (candidate.sentence <= 1) value *= kLead;
    return value / static_cast<double>(candidate.word_count);
  }

  const BriefCandidate* next() const {
    const BriefCandidate* best = nullptr;
    double most = 0;
    for (const BriefCandidate& candidate : candidates_) {
      if (used_ + candidate.word_count > kBriefWords ||
          taken_sentences_.contains({candidate.account, candidate.sentence}))
        continue;
      if (candidate.claims.front() >= kClaimsThatMatter) continue;
      if (const double value = worth(candidate); value > most) most = value, best = &candidate;
    }
    return best;
  }

  void take(const BriefCandidate& candidate) {
    taken_.push_back(&candidate);
    taken_sentences_.emplace(candidate.account, candidate.sentence);
    used_ += candidate.word_count;
    covered_.insert(candidate.stems.begin(), candidate.stems.end());
    told_.insert(candidate.claims.begin(), candidate.claims.end());
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
  std::set<std::uint32_t> told_;  // claims
  std::set<std::pair<AccountIndex, std::uint32_t>> taken_sentences_;
  std::vector<const BriefCandidate*> taken_;
  std::uint32_t used_ = 0;
};

}  // namespace

Brief make_brief(const StoryCollation& story, std::span<const Notes> notes) {
  if (notes.empty()) return {};
  return BriefMaker(story, notes).run();
}

}  // namespace tellings
