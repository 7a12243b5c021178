// Chooses, one after the other, the run of words that tells most of what is not yet told for the room it
// takes (Gillick and Favre 2009 put the same aim as an integer program; on the story sets exchanging choices
// afterwards gained nothing). Each word counts once, so a second sentence on one fact is worth little.
#include "brief/brief.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "brief/brief_candidates.h"
#include "brief/word_weights.h"

namespace tellings {
namespace {

// Best share of told facts on the story sets, means over neighbouring settings; 0.7 to 0.8 and 3 to 4 are
// within a point.
constexpr double kRoom = 0.7;     // exponent of the words taken: 1 would choose the shortest
constexpr double kRoomOfAny = 3;  // words that every choice costs

class BriefMaker {
 public:
  BriefMaker(const StoryCollation& story, std::span<const Notes> notes) : story_(story) {
    for (const auto& account : story.accounts) words_.add(*account);
    candidates_ = brief_candidates(story, notes, words_);
    weight_ = word_weights(story, notes, words_);
  }

  Brief run() {
    while (const BriefCandidate* best = next()) take(*best);
    return write();
  }

 private:
  // What the words tell that is not yet told, for the room they take.
  [[nodiscard]] double worth(const BriefCandidate& candidate) const {
    double value = 0;
    for (const WordId stem : candidate.stems)
      if (!covered_.contains(stem)) value += weight_[stem];
    return value / std::pow(candidate.word_count + kRoomOfAny, kRoom);
  }

  const BriefCandidate* next() const {
    const BriefCandidate* best = nullptr;
    double most = 0;
    for (const BriefCandidate& candidate : candidates_) {
      if (used_ + candidate.word_count > kBriefWords ||
          taken_sentences_.contains({candidate.account, candidate.sentence}))
        continue;
      if (const double value = worth(candidate); value > most) most = value, best = &candidate;
    }
    return best;
  }

  void take(const BriefCandidate& candidate) {
    taken_.push_back(&candidate);
    taken_sentences_.emplace(candidate.account, candidate.sentence);
    used_ += candidate.word_count;
    covered_.insert(candidate.stems.begin(), candidate.stems.end());
  }

  // The most important claim that the words tell; claims come most important first.
  [[nodiscard]] const Claim* claim_of(const BriefCandidate& candidate) const {
    return candidate.claims.empty() ? nullptr : &story_.claims[candidate.claims.front()];
  }

  [[nodiscard]] double weight(const BriefCandidate& candidate) const {
    double sum = 0;
    for (const WordId stem : candidate.stems) sum += weight_[stem];
    return sum;
  }

  // What is disputed last; before it what says most of what many tell.
  [[nodiscard]] std::pair<bool, double> rank(const BriefCandidate& candidate) const {
    const Claim* claim = claim_of(candidate);
    return {claim != nullptr && claim->status == ClaimStatus::kDisputed, -weight(candidate)};
  }

  Brief write() const {
    Brief brief;
    std::vector<const BriefCandidate*> order = taken_;
    std::ranges::stable_sort(order, {}, [&](const BriefCandidate* c) { return rank(*c); });
    for (const BriefCandidate* candidate : order) brief.sentences.push_back(sentence(*candidate));
    brief.words = used_;
    return brief;
  }

  BriefSentence sentence(const BriefCandidate& candidate) const {
    BriefSentence out;
    out.text = std::string(candidate.span.in(story_.accounts[candidate.account]->text));
    out.evidence.push_back({candidate.account, candidate.span});
    const Claim* claim = claim_of(candidate);
    if (claim == nullptr) return out;
    out.status = claim->status;
    for (const ClaimEvidence& evidence : claim->evidence)
      if (evidence.evidence.account != candidate.account) out.evidence.push_back(evidence.evidence);
    return out;
  }

  const StoryCollation& story_;
  StoryWords words_;
  std::vector<BriefCandidate> candidates_;
  std::vector<double> weight_;  // [stem]
  std::set<WordId> covered_;
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
