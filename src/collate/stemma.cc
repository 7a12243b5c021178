#include "collate/stemma.h"

#include <algorithm>
#include <numeric>

#include "collate/candidates.h"
#include "collate/independent_groups.h"
#include "collate/occasions.h"
#include "collate/parents.h"

namespace tellings {
namespace {

constexpr std::size_t kMostPassages = 6;  // shown as evidence of one edge
constexpr double kClearScore = 0.85;
constexpr double kLikelyScore = 0.6;
constexpr double kOrderKnown = 0.97;  // the times do not overlap
constexpr double kOrderByCredit = 0.9;
constexpr double kOrderByIssuer = 0.9;
constexpr double kOrderOpen = 0.5;

Band band_of(double score) {
  return score >= kClearScore ? Band::kClear : score >= kLikelyScore ? Band::kLikely : Band::kOpen;
}

class StemmaBuilder {
 public:
  explicit StemmaBuilder(const Story& story)
      : story_(story), size_(static_cast<AccountIndex>(story.size())) {}

  Stemma build() {
    read_field();
    compare();
    find_rewritten();
    order_accounts();
    for (const AccountIndex to : order_) find_parents(to);
    std::stable_sort(stemma_.edges.begin(), stemma_.edges.end(), [](const Edge& a, const Edge& b) {
      return a.to != b.to ? a.to < b.to : a.from < b.from;
    });
    join_groups();
    stemma_.independent_groups = independent_groups(story_, joined_);
    return std::move(stemma_);
  }

 private:
  void read_field() {
    field_.story = &story_;
    field_.rewritten.assign(size_, false);
    for (AccountIndex a = 0; a < size_; ++a) {
      field_.quoted.push_back(quoted_words(story_.words, a, story_.notes[a]));
      field_.outlets.push_back(outlet_names(story_.account(a).source));
    }
  }

  void compare() {
    may_precede_.assign(size_, std::vector<bool>(size_, false));
    for (AccountIndex a = 0; a < size_; ++a) {
      for (AccountIndex b = 0; b < size_; ++b)
        may_precede_[a][b] = may_precede(story_.account(a), story_.account(b));
    }
    const std::vector<std::vector<AccountIndex>> comparable = comparable_accounts(story_.words);
    for (AccountIndex a = 0; a < size_; ++a) {
      for (const AccountIndex b : comparable[a]) {
        if (b < a) continue;
        auto [there, back] = passages_both_ways(story_.words, a, b);
        matters_.push_back(shared_matter(story_.words, a, b, std::move(there), field_.quoted[b]));
        matters_.push_back(shared_matter(story_.words, b, a, std::move(back), field_.quoted[a]));
      }
    }
    std::sort(matters_.begin(), matters_.end(), [](const SharedMatter& a, const SharedMatter& b) {
      return a.to != b.to ? a.to < b.to : a.from < b.from;
    });
  }

  void find_rewritten() {
    rewritings_ = machine_rewritten(size_, matters_, may_precede_);
    for (const Rewriting& rewriting : rewritings_) field_.rewritten[rewriting.account] = true;
  }

  // An order in which no account comes before one that it may draw on: by time where it tells; where it does
  // not, issuers first and machine-rewritten ones last.
  void order_accounts() {
    order_.resize(size_);
    std::iota(order_.begin(), order_.end(), AccountIndex{0});
    const auto rank = [&](AccountIndex a) {
      return field_.rewritten[a] ? 2 : story_.standing[a] == Standing::kReport ? 1 : 0;
    };
    std::vector<AccountIndex> ordered;
    std::vector<bool> placed(size_, false);
    while (ordered.size() < size_) {
      AccountIndex next = size_;
      for (AccountIndex a = 0; a < size_; ++a) {
        const bool free = !placed[a] && std::none_of(order_.begin(), order_.end(), [&](AccountIndex b) {
          return !placed[b] && b != a && !may_precede_[a][b];
        });
        if (free && (next == size_ || rank(a) < rank(next))) next = a;
      }
      placed[next] = true;
      ordered.push_back(next);
    }
    order_ = std::move(ordered);
    place_.resize(size_);
    for (AccountIndex i = 0; i < size_; ++i) place_[order_[i]] = i;
    parents_.assign(size_, {});
  }

  void find_parents(AccountIndex to) {
    const auto rewriting = std::find_if(rewritings_.begin(), rewritings_.end(),
                                        [to](const Rewriting& r) { return r.account == to; });
    if (rewriting != rewritings_.end()) return add_rewriting(*rewriting);
    std::vector<const SharedMatter*> before;
    for (const SharedMatter& m : matters_) {
      if (m.to == to && place_[m.from] < place_[to]) before.push_back(&m);
    }
    std::sort(before.begin(), before.end(), [&](const SharedMatter* a, const SharedMatter* b) {
      return place_[a->from] < place_[b->from];
    });
    for (const Parent& parent : parents_of(field_, to, before, parents_)) {
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
    const AccountIndex to = rewriting.account;
    if (!rewriting.original) {
      HiddenSource source;
      source.id = std::to_string(stemma_.hidden.size() + 1).insert(0, 1, 'h');
      source.kind = HiddenKind::kEarlierReport;
      source.label = "unseen original of a machine-rewritten text";
      source.evidence = altered_words(to);
      Edge edge;
      edge.from = {true, static_cast<std::uint32_t>(stemma_.hidden.size())};
      edge.to = to;
      edge.how = Derivation::kSpun;
      edge.share = 1;
      edge.score = rewriting.score;
      edge.direction_score = 1;
      edge.band = band_of(rewriting.score);
      for (const Evidence& evidence : source.evidence)
        edge.evidence.push_back({EdgeEvidenceKind::kSynonym, std::nullopt, evidence.span});
      stemma_.hidden.push_back(std::move(source));
      stemma_.edges.push_back(std::move(edge));
      return;
    }
    const auto matter = std::find_if(matters_.begin(), matters_.end(), [&](const SharedMatter& m) {
      return m.to == to && m.from == *rewriting.original;
    });
    Edge edge = edge_of(*matter, Derivation::kSpun, rewriting.score);
    edge.direction_score = std::max(edge.direction_score, kOrderByCredit);
    add_synonyms(*matter, edge);
    parents_[to].push_back(*rewriting.original);
    joined_.emplace_back(*rewriting.original, to);
    stemma_.edges.push_back(std::move(edge));
  }

  Edge edge_of(const SharedMatter& m, Derivation how, double score) const {
    Edge edge;
    edge.from = {false, m.from};
    edge.to = m.to;
    edge.how = how;
    edge.share = (m.prose.same + m.quoted.same) /
                 std::max<double>(1, static_cast<double>(story_.words.of(m.to).size()));
    edge.score = score;
    const bool known = !may_precede_[m.to][m.from];
    edge.direction_score = known                                          ? kOrderKnown
                           : story_.standing[m.from] == Standing::kIssuer ? kOrderByIssuer
                                                                          : kOrderOpen;
    edge.band = band_of(score);
    for (std::size_t i = 0; i < std::min(m.passages.size(), kMostPassages); ++i) {
      edge.evidence.push_back({EdgeEvidenceKind::kPassage, m.passages[i].from, m.passages[i].to});
    }
    return edge;
  }

  // Words swapped inside quotation marks.
  void add_synonyms(const SharedMatter& m, Edge& edge) const {
    const std::span<const StoryWord> from = story_.words.of(m.from);
    const std::span<const StoryWord> to = story_.words.of(m.to);
    for (const Passage& passage : m.passages) {
      for (const Column& column : passage.columns) {
        if (!column.changed()) continue;
        const StoryWord& theirs = from[passage.from_word + static_cast<std::size_t>(column.base)];
        const std::size_t at = passage.to_word + static_cast<std::size_t>(column.witness);
        if (field_.quoted[m.to][at] == 0 || !story_.words.is_content(to[at].form) ||
            !story_.words.is_content(theirs.form))
          continue;
        if (edge.evidence.size() < 3 * kMostPassages)
          edge.evidence.push_back({EdgeEvidenceKind::kSynonym, theirs.span, to[at].span});
      }
    }
  }

  std::vector<Evidence> altered_words(AccountIndex to) const {
    std::vector<Evidence> words;
    for (const SharedMatter& m : matters_) {
      if (m.to != to) continue;
      Edge edge;
      add_synonyms(m, edge);
      for (const EdgeEvidence& evidence : edge.evidence) {
        if (std::none_of(words.begin(), words.end(),
                         [&](const Evidence& e) { return e.span == evidence.to; }))
          words.push_back({to, evidence.to});
      }
    }
    std::sort(words.begin(), words.end());
    return words;
  }

  // Who stands on a parent, or on a release that is there as someone else printed it.
  void join_groups() {
    for (AccountIndex to = 0; to < size_; ++to) {
      const std::vector<const SharedMatter*> matters = matters_of(to);
      std::vector<Draw> draws;
      for (const SharedMatter* m : matters) {
        const bool carrier =
            story_.standing[m->from] == Standing::kCarrier && story_.standing[to] == Standing::kReport;
        if (carrier || is_parent(m->from, to)) draws.push_back(draw_of(*m));
      }
      const double own = own_speech(matters, field_.quoted[to], drawing_on(to));
      for (const AccountIndex from : stands_on(draws, own)) joined_.emplace_back(from, to);
    }
  }

  std::vector<const SharedMatter*> matters_of(AccountIndex to) const {
    std::vector<const SharedMatter*> found;
    for (const SharedMatter& m : matters_) {
      if (m.to == to) found.push_back(&m);
    }
    return found;
  }

  bool is_parent(AccountIndex from, AccountIndex to) const {
    return std::find(parents_[to].begin(), parents_[to].end(), from) != parents_[to].end();
  }

  std::vector<AccountIndex> drawing_on(AccountIndex from) const {
    std::vector<AccountIndex> found;
    for (AccountIndex a = 0; a < size_; ++a) {
      if (is_parent(from, a)) found.push_back(a);
    }
    return found;
  }

  Draw draw_of(const SharedMatter& m) const {
    const double all = std::max<double>(1, static_cast<double>(story_.words.of(m.to).size()));
    return {m.from, (m.prose.same + m.quoted.same) / all, m.prose.share()};
  }

  const Story& story_;
  AccountIndex size_;
  Field field_;
  std::vector<std::vector<bool>> may_precede_;
  std::vector<SharedMatter> matters_;
  std::vector<Rewriting> rewritings_;
  std::vector<AccountIndex> order_;
  std::vector<AccountIndex> place_;
  std::vector<std::vector<AccountIndex>> parents_;
  std::vector<std::pair<AccountIndex, AccountIndex>> joined_;
  Stemma stemma_;
};

}  // namespace

Stemma build_stemma(const Story& story) { return StemmaBuilder(story).build(); }

}  // namespace tellings
