#include "watch/news.h"

#include <algorithm>
#include <optional>
#include <set>

#include "brief/changes.h"
#include "text/words.h"
#include "watch/figure_news.h"

namespace tellings {
namespace {

constexpr std::size_t kForemost = 20;    // claims that are looked at
constexpr std::size_t kMostFacts = 5;    // of a notice
constexpr std::size_t kMostSayings = 8;  // of a fact
constexpr double kSeen = 0.5;            // of the words of a second telling, shared with the first
constexpr double kMostly = 0.5;          // share of an account's words from which a rewriting is a copy

// Of the words of the shorter.
double shared_words(std::string_view a, std::string_view b) {
  std::set<std::string> left, right;
  for (Word& word : split_words(a)) left.insert(std::move(word.folded));
  for (Word& word : split_words(b)) right.insert(std::move(word.folded));
  const auto shared = std::ranges::count_if(left, [&](const auto& word) { return right.contains(word); });
  const std::size_t least = std::min(left.size(), right.size());
  return least == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(least);
}

class News {
 public:
  explicit News(const StoryNews& story) : story_(story), now_(*story.now) {
    for (AccountIndex i = 0; i < now_.accounts.size(); ++i) {
      const std::string& id = now_.accounts[i]->id;
      adds_.push_back(story_.is_fresh(id) && !story_.is_covered(id) &&
                      now_.accounts[i]->use == Use::kAccount);
      copies_.push_back(is_copy(now_, i));
    }
  }

  std::vector<Notice> run() {
    add(NoticeKind::kFigureUpdated, figures());
    add(NoticeKind::kDenial, denials());
    add(NoticeKind::kSecondTelling, second_tellings());
    return std::move(out_);
  }

 private:
  void add(NoticeKind kind, std::vector<Fact> facts) {
    if (facts.empty()) return;
    Notice notice = notice_about(now_, kind);
    for (Fact& fact : facts) {
      if (fact.says.size() > kMostSayings) fact.says.resize(kMostSayings);
      notice.facts.push_back(std::move(fact));
      if (notice.facts.size() == kMostFacts) break;
    }
    out_.push_back(std::move(notice));
  }

  [[nodiscard]] bool adds(AccountIndex i) const { return adds_[i] && !copies_[i]; }

  std::vector<Fact> figures() {
    std::vector<Fact> facts;
    for (const FigureGroup& group : now_.figures) {
      auto fact = figure_news(story_, group, [this](AccountIndex i) { return adds(i); });
      if (!fact) continue;
      moved_.insert(group.id);
      facts.push_back(*std::move(fact));
    }
    return facts;
  }

  struct OldClaim {
    const Claim* claim = nullptr;
    std::set<std::string> sources;  // that told it
  };
  [[nodiscard]] std::optional<OldClaim> old_claim(const Claim& claim) const {
    for (const StoryCollation* before : story_.before) {
      const Claim* old = earlier_claim(*before, now_, claim);
      if (old == nullptr) continue;
      OldClaim out{old, {}};
      for (const AccountIndex account : old->accounts) out.sources.insert(before->accounts[account]->source);
      return out;
    }
    return std::nullopt;
  }

  // Told as a figure already.
  [[nodiscard]] bool is_moved(const Claim& claim) const {
    return std::ranges::any_of(claim.same_as, [this](const std::string& id) { return moved_.contains(id); });
  }

  template <typename Accept>
  [[nodiscard]] std::vector<Saying> sayings(const Claim& claim, Accept accept) const {
    std::vector<Saying> says;
    std::set<AccountIndex> seen;
    for (const ClaimEvidence& item : claim.evidence)
      if (adds(item.evidence.account) && accept(item.stance) && seen.insert(item.evidence.account).second)
        says.push_back(saying_of(now_, item.evidence));
    return says;
  }

  std::vector<Fact> denials() const {
    std::vector<Fact> facts;
    for (const Claim& claim : now_.claims) {
      if (claim.denied_by.empty() || is_moved(claim)) continue;
      const auto old = old_claim(claim);
      if (!old || !old->claim->denied_by.empty()) continue;
      auto says = sayings(claim, [](Stance stance) { return stance == Stance::kDenies; });
      if (!says.empty())
        facts.push_back({"denial " + old->claim->id, says.front().words, claim.text, std::move(says)});
    }
    return facts;
  }

  std::vector<Fact> second_tellings() const {
    std::vector<Fact> facts;
    for (std::size_t i = 0; i < std::min(kForemost, now_.claims.size()); ++i) {
      const Claim& claim = now_.claims[i];
      if (claim.status != ClaimStatus::kConfirmed || claim.independent < 2 || is_moved(claim)) continue;
      const auto old = old_claim(claim);
      if (!old || old->claim->status != ClaimStatus::kSingleSource) continue;
      auto says = sayings(claim, [](Stance stance) { return stance != Stance::kDenies; });
      // One source that tells it twice is no second; and what is told to a person at once must be seen in the
      // words.
      std::erase_if(says, [&](const Saying& saying) {
        return old->sources.contains(saying.source) || shared_words(claim.text, saying.words) < kSeen;
      });
      if (says.empty()) continue;
      facts.push_back({"second telling " + old->claim->id, claim.text,
                       "one source (told by " + std::to_string(old->claim->accounts.size()) + ")",
                       std::move(says)});
    }
    return facts;
  }

  const StoryNews& story_;
  const StoryCollation& now_;
  std::vector<bool> adds_, copies_;  // by account
  std::set<std::string> moved_;      // figures told as updated
  std::vector<Notice> out_;
};

}  // namespace

bool is_copy(const StoryCollation& story, AccountIndex index) {
  return std::ranges::any_of(story.stemma.edges, [index](const Edge& edge) {
    if (edge.to != index || edge.band == Band::kOpen || edge.how == Derivation::kQuoted) return false;
    return edge.how != Derivation::kRewritten || edge.share >= kMostly;
  });
}

std::vector<Notice> news_of(const StoryNews& story) { return News(story).run(); }

Notice new_story(const StoryCollation& now) {
  Notice notice = notice_about(now, NoticeKind::kNewStory);
  for (const BriefSentence& sentence : now.brief.sentences) {
    if (notice.facts.size() == 2) break;
    Fact fact;
    fact.text = sentence.text;
    for (const Evidence& evidence : sentence.evidence)
      if (fact.says.size() < kMostSayings) fact.says.push_back(saying_of(now, evidence));
    notice.facts.push_back(std::move(fact));
  }
  if (!notice.facts.empty()) return notice;
  Fact fact;
  fact.text = now.title;
  for (const auto& account : now.accounts) {
    fact.says.push_back(saying_of(*account, ByteSpan{0, 0}));
    fact.says.back().words = account->title;
  }
  notice.facts.push_back(std::move(fact));
  return notice;
}

}  // namespace tellings
