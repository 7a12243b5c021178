// A piece is a splice where its parts, judged by all other accounts, belong to different utterances:
//
//   release   “We are devastated by the loss,” said Maass. [...] “We owe our people answers,” Ms Maass added.
//   digest    “We are devastated by the loss. We owe our people answers,” said Maass.
//
// Only a cut is no splice: others, too, have the parts in one run, with words between them that this one
// leaves out. Those who draw on the account repeat its splices, so they are not asked; nor are fragments and
// what is told in other words, which say nothing of what stood beside them.
#include "collate/quote_splices.h"

#include <set>

#include "collate/disjoint_sets.h"

namespace tellings {
namespace {

class SpliceFinder {
 public:
  SpliceFinder(const Story& story, const std::vector<QuotePart>& parts, const QuoteLinks& links)
      : story_(story), parts_(parts), links_(links), rewritten_(story.size(), false), drawn_(story.size()) {
    for (const Edge& edge : story.stemma.edges) {
      if (edge.how == Derivation::kSpun) rewritten_[edge.to] = true;
      if (!edge.from.hidden) drawn_[edge.from.index].push_back(edge.to);
    }
  }

  std::vector<bool> find() {
    std::vector<bool> spliced(parts_.size(), false);
    for (AccountIndex a = 0; a < story_.size(); ++a) {
      if (!rewritten_[a] && story_.standing[a] == Standing::kReport) find_in(a, spliced);
    }
    return spliced;
  }

 private:
  void find_in(AccountIndex account, std::vector<bool>& spliced) const {
    const std::size_t first = first_part_of(parts_, account);
    const std::size_t last = first_part_of(parts_, account + 1);
    std::vector<std::size_t> joints;
    for (std::size_t i = first; i < last; ++i) {
      if (parts_[i].same_piece) joints.push_back(i);
    }
    if (joints.empty()) return;
    const std::vector<bool> out = lineage(account);
    const DisjointSets others = sets_without(out);
    for (const std::size_t i : joints) {
      if (!belong_apart(others, out, parts_[i].after, i)) continue;
      for (std::size_t j = first; j < last; ++j) {
        if (parts_[j].quote == parts_[i].quote && parts_[j].piece == parts_[i].piece) spliced[j] = true;
      }
    }
  }

  // The account and all that draw on it.
  std::vector<bool> lineage(AccountIndex account) const {
    std::vector<bool> in(story_.size(), false);
    std::vector<AccountIndex> open = {account};
    in[account] = true;
    while (!open.empty()) {
      const AccountIndex next = open.back();
      open.pop_back();
      for (const AccountIndex to : drawn_[next]) {
        if (!in[to]) open.push_back(to);
        in[to] = true;
      }
    }
    return in;
  }

  // How the accounts that are not `out` bring the parts together.
  DisjointSets sets_without(const std::vector<bool>& out) const {
    DisjointSets sets(parts_.size());
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (out[parts_[i].account]) continue;
      for (const std::size_t j : links_.of(i)) {
        if (j < i && !out[parts_[j].account]) sets.join(i, j);
      }
      if (parts_[i].runs_on) sets.join(i, parts_[i].after);
    }
    return sets;
  }

  bool belong_apart(const DisjointSets& others, const std::vector<bool>& out, std::size_t i,
                    std::size_t j) const {
    const std::set<std::size_t> first = homes(others, out, i);
    const std::set<std::size_t> second = homes(others, out, j);
    if (first.empty() || second.empty()) return false;
    return std::none_of(first.begin(), first.end(), [&](std::size_t home) { return second.contains(home); });
  }

  // The utterances to which the others' whole sentences with these words belong.
  std::set<std::size_t> homes(const DisjointSets& others, const std::vector<bool>& out,
                              std::size_t part) const {
    std::set<std::size_t> found;
    for (const std::size_t i : links_.of(part)) {
      if (out[parts_[i].account] || parts_[i].kind != QuoteKind::kDirect || rewritten_[parts_[i].account])
        continue;
      found.insert(others.find(i));
    }
    return found;
  }

  const Story& story_;
  const std::vector<QuotePart>& parts_;
  const QuoteLinks& links_;
  std::vector<bool> rewritten_;
  std::vector<std::vector<AccountIndex>> drawn_;  // [account] -> who draws on it
};

}  // namespace

std::vector<bool> find_splices(const Story& story, const std::vector<QuotePart>& parts,
                               const QuoteLinks& links) {
  return SpliceFinder(story, parts, links).find();
}

}  // namespace tellings
