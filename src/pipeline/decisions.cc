#include "pipeline/decisions.h"

#include <algorithm>
#include <numeric>

#include "collate/independence.h"
#include "text/code_points.h"

namespace tellings {
namespace {

void apply(Decision& decision, std::string machine) {
  decision.applied = true;
  decision.machine = std::move(machine);
}

// Accounts without a shared source, read off the edges alone: who has an edge, or a hidden source, in common.
std::vector<std::vector<AccountIndex>> groups_by_edges(const StoryCollation& story) {
  std::vector<AccountIndex> root(story.accounts.size());
  std::iota(root.begin(), root.end(), 0U);
  const auto find = [&](AccountIndex a) {
    while (root[a] != a) a = root[a];
    return a;
  };
  const auto& edges = story.stemma.edges;
  for (const Edge& edge : edges) {
    if (!edge.from.hidden) root[find(edge.to)] = find(edge.from.index);
    for (const Edge& other : edges)
      if (edge.from.hidden && edge.from == other.from) root[find(edge.to)] = find(other.to);
  }
  std::vector<std::vector<AccountIndex>> groups(story.accounts.size());
  for (AccountIndex a = 0; a < root.size(); ++a)
    if (story.accounts[a]->use == Use::kAccount) groups[find(a)].push_back(a);
  std::erase_if(groups, [](const auto& group) { return group.empty(); });
  std::ranges::sort(groups);
  return groups;
}

template <typename Counted>
void set_count(Counted& item, const IndependentCount& count) {
  item.independent = count.count;
  item.independent_low = count.low;
  item.independent_high = count.high;
}

void count_again(StoryCollation& story) {
  story.stemma.independent_groups = groups_by_edges(story);
  std::vector<bool> counted;
  for (const auto& account : story.accounts) counted.push_back(account->use == Use::kAccount);
  const Independence independence(story.stemma, counted);
  for (Claim& claim : story.claims) {
    set_count(claim, independence.count(claim.accounts));
    if (claim.status != ClaimStatus::kDisputed)
      claim.status = claim.independent >= 2 ? ClaimStatus::kConfirmed : ClaimStatus::kSingleSource;
  }
  for (Utterance& utterance : story.utterances) {
    std::vector<AccountIndex> tellers;
    for (const Witness& witness : utterance.witnesses) tellers.push_back(witness.evidence.account);
    set_count(utterance, independence.count(tellers));
  }
}

class StoryDecider {
 public:
  explicit StoryDecider(StoryCollation& story) : story_(story) {}

  void decide(Decision& decision) {
    const auto target = index_of(decision.account);
    if (!target || !decision.why_not.empty()) return;
    decision.why_not = "it does not apply to an account of a story";
    if (decision.action == "speaker") give_speaker(decision, *target);
    if (decision.action == "not derived") cut_edge(decision, *target);
    if (decision.action == "derived") draw_edge(decision, *target);
    if (decision.action == "note") apply(decision, "");
    if (decision.applied) decision.why_not.clear();
  }

  void finish() {
    if (edges_changed_) count_again(story_);
  }

 private:
  [[nodiscard]] std::optional<AccountIndex> index_of(const std::string& sha256) const {
    const auto found =
        std::ranges::find_if(story_.accounts, [&](const auto& a) { return a->sha256 == sha256; });
    if (found == story_.accounts.end()) return std::nullopt;
    return static_cast<AccountIndex>(found - story_.accounts.begin());
  }

  void give_speaker(Decision& decision, AccountIndex account) {
    decision.why_not = "no quotation stands at its place";
    if (!decision.place) return;
    if (decision.value.empty()) {
      decision.why_not = "no name is given as its value";
      return;
    }
    const CodePointIndex index(story_.accounts[account]->text);
    const auto [start, end] = *decision.place;
    if (start >= end || end > index.size()) return;
    const ByteSpan place = index.to_bytes(start, end);
    for (Utterance& utterance : story_.utterances) {
      for (Witness& witness : utterance.witnesses) {
        if (witness.evidence.account != account || !witness.evidence.span.overlaps(place)) continue;
        apply(decision, witness.speaker_name);
        witness.speaker_name = decision.value;
        witness.speaker = entity_named(decision.value);
      }
    }
  }

  [[nodiscard]] std::optional<EntityIndex> entity_named(const std::string& name) const {
    const auto found = std::ranges::find(story_.entities, name, &Entity::name);
    if (found == story_.entities.end()) return std::nullopt;
    return static_cast<EntityIndex>(found - story_.entities.begin());
  }

  [[nodiscard]] std::vector<Edge>::iterator edge_between(AccountIndex from, AccountIndex to) {
    return std::ranges::find_if(
        story_.stemma.edges, [&](const Edge& e) { return e.from == SourceRef{false, from} && e.to == to; });
  }

  void cut_edge(Decision& decision, AccountIndex to) {
    decision.why_not = "no such edge was found";
    const auto from = index_of(decision.value);
    if (!from) return;
    auto edge = edge_between(*from, to);
    if (edge == story_.stemma.edges.end()) edge = edge_between(to, *from);
    if (edge == story_.stemma.edges.end()) return;
    apply(decision, std::string(name_of(edge->how)) + ", " + std::string(name_of(edge->band)));
    story_.stemma.edges.erase(edge);
    edges_changed_ = true;
  }

  void draw_edge(Decision& decision, AccountIndex to) {
    decision.why_not = "its source is not among the accounts, or draws on it already";
    const auto from = index_of(decision.value);
    if (!from || reaches(to, *from)) return;
    const auto edge = edge_between(*from, to);
    if (edge != story_.stemma.edges.end()) {
      apply(decision, "the same");
      return;
    }
    Edge drawn;
    drawn.from = {false, *from};
    drawn.to = to;
    drawn.score = drawn.direction_score = 1;
    drawn.band = Band::kClear;
    story_.stemma.edges.push_back(drawn);
    apply(decision, "nothing found");
    edges_changed_ = true;
  }

  // Whether `to` draws on `from` over any edges: a further edge the other way would make a circle.
  [[nodiscard]] bool reaches(AccountIndex from, AccountIndex to) const {
    if (from == to) return true;
    return std::ranges::any_of(story_.stemma.edges, [&](const Edge& e) {
      return e.from == SourceRef{false, from} && reaches(e.to, to);
    });
  }

  StoryCollation& story_;
  bool edges_changed_ = false;
};

}  // namespace

std::vector<std::string> decide_before(std::vector<Decision>& decisions, std::vector<Account>& accounts) {
  std::vector<std::string> apart;
  for (Decision& decision : decisions) {
    const auto account = std::ranges::find(accounts, decision.account, &Account::sha256);
    if (account == accounts.end()) {
      decision.why_not = "its account is not among the input";
    } else if (decision.action == "exclude" || decision.action == "other story") {
      apart.push_back(account->id);
      apply(decision, "");
    } else if (decision.action == "date" && !decision.place) {
      const auto time = parse_iso_time(decision.value);
      if (!time) {
        decision.why_not = "its value is no ISO 8601 time";
        continue;
      }
      apply(decision, account->published ? account->published->value : "");
      account->published = time;
    }
  }
  return apart;
}

void decide_after(std::vector<Decision>& decisions, Collation& collation) {
  for (StoryCollation& story : collation.stories) {
    StoryDecider decider(story);
    for (Decision& decision : decisions)
      if (!decision.applied) decider.decide(decision);
    decider.finish();
  }
  for (Decision& decision : decisions)
    if (!decision.applied && decision.why_not.empty()) decision.why_not = "its account stands in no story";
}

}  // namespace tellings
