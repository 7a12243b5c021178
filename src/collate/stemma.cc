#include "collate/stemma.h"

#include <algorithm>

#include "collate/account_order.h"
#include "collate/ancestry.h"
#include "collate/candidates.h"
#include "collate/edge_evidence.h"
#include "collate/independent_groups.h"
#include "collate/parents.h"

namespace tellings {
namespace {

constexpr double kClearScore = 0.85;
constexpr double kLikelyScore = 0.6;
constexpr double kOrderKnown = 0.97;  // the times do not overlap
constexpr double kOrderByCredit = 0.9;
constexpr double kOrderByIssuer = 0.9;
constexpr double kOrderOpen = 0.5;

Band band_of(double score) {
  return score >= kClearScore ? Band::kClear : score >= kLikelyScore ? Band::kLikely : Band::kOpen;
}

std::vector<const Account*> accounts_of(const Story& story) {
  std::vector<const Account*> accounts;
  for (AccountIndex a = 0; a < story.size(); ++a) accounts.push_back(&story.account(a));
  return accounts;
}

std::vector<std::vector<std::uint32_t>> quoted_words_of(const Story& story) {
  std::vector<std::vector<std::uint32_t>> quoted;
  for (AccountIndex a = 0; a < story.size(); ++a)
    quoted.push_back(quoted_words(story.words, a, story.notes[a]));
  return quoted;
}

class StemmaBuilder {
 public:
  explicit StemmaBuilder(const Story& story)
      : story_(story),
        size_(static_cast<AccountIndex>(story.size())),
        time_(accounts_of(story)),
        quoted_(quoted_words_of(story)),
        matters_(compare_accounts(story.words, comparable_accounts(story.words), quoted_)),
        rewritings_(machine_rewritten(size_, matters_, time_)),
        ancestry_(size_),
        parents_(size_) {
    field_.story = &story_;
    field_.quoted = &quoted_;
    field_.rewritten.assign(size_, false);
    for (const Rewriting& rewriting : rewritings_) field_.rewritten[rewriting.account] = true;
    for (AccountIndex a = 0; a < size_; ++a) field_.outlets.push_back(outlet_names(story_.account(a).source));
  }

  Stemma build() {
    for (const AccountIndex to : order()) {
      find_parents(to);
      ancestry_.add(to, parents_[to]);
      before_[to] = true;
    }
    for (Edge& edge : stemma_.edges) {
      if (!edge.from.hidden) add_kinship(edge);
    }
    std::stable_sort(stemma_.edges.begin(), stemma_.edges.end(), [](const Edge& a, const Edge& b) {
      return a.to != b.to ? a.to < b.to : a.from < b.from;
    });
    stemma_.independent_groups = independent_groups(story_, joined());
    return std::move(stemma_);
  }

 private:
  // Issuers come first among those of one time, machine-rewritten accounts last.
  std::vector<AccountIndex> order() {
    before_.assign(size_, false);
    std::vector<int> rank(size_);
    for (AccountIndex a = 0; a < size_; ++a)
      rank[a] = field_.rewritten[a] ? 2 : story_.standing[a] == Standing::kReport ? 1 : 0;
    std::vector<AccountIndex> ordered = telling_order(time_, rank);
    place_.resize(size_);
    for (AccountIndex i = 0; i < size_; ++i) place_[ordered[i]] = i;
    return ordered;
  }

  void find_parents(AccountIndex to) {
    const auto rewriting = std::find_if(rewritings_.begin(), rewritings_.end(),
                                        [to](const Rewriting& r) { return r.account == to; });
    if (rewriting != rewritings_.end()) return add_rewriting(*rewriting);
    std::vector<const SharedMatter*> before;
    for (const SharedMatter& m : matters_.to(to)) {
      if (before_[m.from]) before.push_back(&m);
    }
    std::sort(before.begin(), before.end(), [&](const SharedMatter* a, const SharedMatter* b) {
      return place_[a->from] < place_[b->from];
    });
    for (const Parent& parent : parents_of(field_, to, before, ancestry_)) {
      parents_[to].push_back(parent.from);
      add_edge(parent);
    }
  }

  void add_edge(const Parent& parent) {
    Edge edge = edge_of(*parent.matter, parent.how, parent.score);
    edge.credited = !parent.credits.empty();
    if (edge.credited) edge.direction_score = std::max(edge.direction_score, kOrderByCredit);
    for (const ByteSpan credit : parent.credits)
      edge.evidence.push_back({EdgeEvidenceKind::kCreditLine, std::nullopt, credit});
    for (const ByteSpan cut : parent.cuts)
      edge.evidence.push_back({EdgeEvidenceKind::kSameCut, std::nullopt, cut});
    stemma_.edges.push_back(std::move(edge));
  }

  void add_rewriting(const Rewriting& rewriting) {
    if (!rewriting.original) return add_unseen_original(rewriting);
    const AccountIndex to = rewriting.account;
    const SharedMatter& matter = *matters_.find(*rewriting.original, to);
    Edge edge = edge_of(matter, Derivation::kSpun, rewriting.score);
    edge.direction_score = std::max(edge.direction_score, kOrderByCredit);
    append(edge, synonym_evidence(story_, matter, quoted_[to]));
    parents_[to].push_back(*rewriting.original);
    stemma_.edges.push_back(std::move(edge));
  }

  void add_unseen_original(const Rewriting& rewriting) {
    HiddenSource source;
    source.id = std::to_string(stemma_.hidden.size() + 1).insert(0, 1, 'h');
    source.kind = HiddenKind::kEarlierReport;
    source.label = "unseen original of a machine-rewritten text";
    source.evidence = altered_words(rewriting.account);
    Edge edge;
    edge.from = {true, static_cast<std::uint32_t>(stemma_.hidden.size())};
    edge.to = rewriting.account;
    edge.how = Derivation::kSpun;
    edge.share = 1;
    edge.score = rewriting.score;
    edge.direction_score = 1;
    edge.band = band_of(rewriting.score);
    for (const Evidence& evidence : source.evidence)
      edge.evidence.push_back({EdgeEvidenceKind::kSynonym, std::nullopt, evidence.span});
    stemma_.hidden.push_back(std::move(source));
    stemma_.edges.push_back(std::move(edge));
  }

  Edge edge_of(const SharedMatter& m, Derivation how, double score) const {
    Edge edge;
    edge.from = {false, m.from};
    edge.to = m.to;
    edge.how = how;
    edge.share = draw_of(m).share;
    edge.score = score;
    const bool issuer = story_.standing[m.from] == Standing::kIssuer;
    edge.direction_score = is_earlier(m.from, m.to) ? kOrderKnown : issuer ? kOrderByIssuer : kOrderOpen;
    edge.band = band_of(score);
    edge.evidence = passage_evidence(m);
    return edge;
  }

  bool is_earlier(AccountIndex from, AccountIndex to) const { return !time_.may_precede(to, from); }

  // Evidence that is read against the rest of the stemma.
  void add_kinship(Edge& edge) const {
    const SharedMatter& matter = *matters_.find(edge.from.index, edge.to);
    append(edge, shared_error_evidence(story_, matter, matters_.to(edge.to), ancestry_));
    append(edge, order_evidence(matter));
    if (is_earlier(edge.from.index, edge.to))
      edge.evidence.push_back(earlier_evidence(story_.account(edge.from.index), story_.account(edge.to)));
  }

  static void append(Edge& edge, std::vector<EdgeEvidence> evidence) {
    edge.evidence.insert(edge.evidence.end(), evidence.begin(), evidence.end());
  }

  std::vector<Evidence> altered_words(AccountIndex to) const {
    std::vector<Evidence> words;
    for (const SharedMatter& m : matters_.to(to)) {
      for (const EdgeEvidence& evidence : synonym_evidence(story_, m, quoted_[to]))
        words.push_back({to, evidence.to});
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
  }

  // Who stands on a parent, or on a release that is there as someone else printed it.
  std::vector<std::pair<AccountIndex, AccountIndex>> joined() const {
    std::vector<std::vector<AccountIndex>> drawing(size_);
    for (AccountIndex to = 0; to < size_; ++to) {
      for (const AccountIndex from : parents_[to]) drawing[from].push_back(to);
    }
    std::vector<std::pair<AccountIndex, AccountIndex>> pairs;
    for (AccountIndex to = 0; to < size_; ++to) {
      std::vector<Draw> draws;
      for (const SharedMatter& m : matters_.to(to)) {
        const bool carrier =
            story_.standing[m.from] == Standing::kCarrier && story_.standing[to] == Standing::kReport;
        if (carrier || is_parent(m.from, to)) draws.push_back(draw_of(m));
      }
      if (draws.empty()) continue;
      const double own = own_speech(matters_.to(to), quoted_[to], drawing[to]);
      for (const AccountIndex from : stands_on(draws, own)) pairs.emplace_back(from, to);
    }
    return pairs;
  }

  bool is_parent(AccountIndex from, AccountIndex to) const {
    return std::find(parents_[to].begin(), parents_[to].end(), from) != parents_[to].end();
  }

  Draw draw_of(const SharedMatter& m) const {
    const double all = std::max<double>(1, static_cast<double>(story_.words.of(m.to).size()));
    return {m.from, (m.prose.same + m.quoted.same) / all, m.prose.share()};
  }

  const Story& story_;
  AccountIndex size_;
  TimeOrder time_;
  std::vector<std::vector<std::uint32_t>> quoted_;
  SharedMatters matters_;
  std::vector<Rewriting> rewritings_;
  Field field_;
  Ancestry ancestry_;
  std::vector<std::vector<AccountIndex>> parents_;
  std::vector<AccountIndex> place_;  // in the order of telling
  std::vector<bool> before_;         // has its parents by now
  Stemma stemma_;
};

}  // namespace

Stemma build_stemma(const Story& story) { return StemmaBuilder(story).build(); }

}  // namespace tellings
