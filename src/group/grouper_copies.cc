// The part of Grouper that ties accounts to what they were taken from.
//
// Each account keeps edges to those that it shares text with. An account that was just added hangs on the
// best of them that is earlier. At a flush the whole patch of accounts that are tied to each other is hung up
// anew: of all its edges the best are taken that make no circle, from the earliest account on
// (copy_forest.h).
#include <algorithm>
#include <map>
#include <utility>

#include "group/copy_forest.h"
#include "group/grouper_parts.h"

namespace tellings {
namespace {

constexpr std::size_t kRuns = 8;         // alignments for one account
constexpr std::size_t kBriefRuns = 8;    // comparisons of a brief account with brief ones
constexpr std::size_t kEdges = 12;       // that a new account gets, its best
constexpr std::size_t kPatch = 512;      // accounts tied together that are hung up anew
constexpr std::size_t kBriefAtOnce = 4;  // of them before the next flush
constexpr float kBriefAlike = 0.1F;      // cosine of all words below which brief accounts are not compared

CopyEvidence turned(const CopyEvidence& evidence) {
  CopyEvidence out = evidence;
  std::swap(out.run.a, out.run.b);
  std::swap(out.share_a, out.share_b);
  return out;
}

CopyEdge edge_to(Slot other, const Kept& a, const Kept& b, const CopyEvidence& evidence, double score,
                 bool brief) {
  return {other,
          static_cast<float>(score),
          static_cast<float>(evidence.share_a),
          static_cast<float>(evidence.share_b),
          brief,
          how_taken(a.signature, b.signature, evidence),
          how_taken(b.signature, a.signature, turned(evidence))};
}

CopyEdge turned(const CopyEdge& edge, Slot account) {
  return {account, edge.score, edge.share_other, edge.share, edge.brief, edge.how_other, edge.how};
}

}  // namespace

void Grouper::Parts::add_edge(Slot account, const CopyEdge& edge) {
  accounts[account]->edges.push_back(edge);
  accounts[edge.other]->edges.push_back(turned(edge, account));
}

void Grouper::Parts::drop_edges(Slot account, bool brief_only) {
  std::vector<CopyEdge>& edges = accounts[account]->edges;
  for (const CopyEdge& edge : edges) {
    if (brief_only && !edge.brief) continue;
    std::erase_if(accounts[edge.other]->edges,
                  [&](const CopyEdge& back) { return back.other == account && back.brief == edge.brief; });
  }
  std::erase_if(edges, [&](const CopyEdge& edge) { return !brief_only || edge.brief; });
}

void Grouper::Parts::find_copies(Slot account, std::vector<Seen>& seen) {
  Kept& kept = *accounts[account];
  std::vector<Seen> order;
  for (const Seen& one : seen) {
    const Kept& other = *accounts[one.slot];
    if (may_be_copy(kept.signature, kept.bag, other.signature, other.bag, one.overlap)) order.push_back(one);
  }
  std::sort(order.begin(), order.end(), [this](const Seen& x, const Seen& y) {
    return x.overlap.shared != y.overlap.shared ? x.overlap.shared > y.overlap.shared
                                                : accounts[x.slot]->arrival < accounts[y.slot]->arrival;
  });
  order.resize(std::min(order.size(), kRuns));
  runs.set(kept.signature.terms);
  std::vector<CopyEdge> found;
  for (const Seen& one : order) {
    const Kept& other = *accounts[one.slot];
    const auto copy = weigh_copy(runs, kept.signature, kept.bag, other.signature, other.bag, one.overlap);
    if (copy) found.push_back(edge_to(one.slot, kept, other, *copy, copy->score, false));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const CopyEdge& x, const CopyEdge& y) { return x.score > y.score; });
  found.resize(std::min(found.size(), kEdges));
  for (const CopyEdge& edge : found) add_edge(account, edge);
  if (!is_brief(kept.signature)) return;
  std::sort(seen.begin(), seen.end(), [](const Seen& x, const Seen& y) {
    return x.overlap.all != y.overlap.all ? x.overlap.all > y.overlap.all : x.slot < y.slot;
  });
  for (const Seen& one : seen) {
    if (one.overlap.all < kBriefAlike || kept.candidates.size() >= kBriefRuns) break;
    if (is_brief(accounts[one.slot]->signature)) kept.candidates.push_back(one.slot);
  }
  find_brief_copies(account, kBriefAtOnce);
}

const BriefView& Grouper::Parts::view_of(Slot account) {
  const auto known = brief_views.find(account);
  if (known != brief_views.end()) return known->second;
  const Kept& kept = *accounts[account];
  return brief_views.emplace(account, brief_view(kept.signature, kept.bag, index)).first->second;
}

// Of the candidates the `most` that are most alike.
void Grouper::Parts::find_brief_copies(Slot account, std::size_t most) {
  const Kept& kept = *accounts[account];
  const std::size_t count = std::min(most, kept.candidates.size());
  if (count == 0) return;
  const BriefView& view = view_of(account);
  const Probe own(view.bag);
  runs.set(view.terms);
  std::vector<std::pair<Slot, double>> found;
  for (std::size_t i = 0; i < count; ++i) {
    const double score = brief_score(own, runs, view, view_of(kept.candidates[i]));
    if (score >= kBriefCopy) found.emplace_back(kept.candidates[i], score);
  }
  if (found.empty()) return;
  compare_from(account);
  runs.set(kept.signature.terms);
  for (const auto& [candidate, score] : found) {
    const Kept& other = *accounts[candidate];
    const CopyEvidence evidence =
        measure_copy(runs, kept.signature, kept.bag, other.signature, other.bag, overlap_with(candidate));
    add_edge(account, edge_to(candidate, kept, other, evidence, score, true));
  }
}

void Grouper::Parts::hang(Placement& place, const CopyEdge& edge) const {
  place.copy_of = accounts[edge.other]->signature.id;
  place.how = edge.how;
  place.score = double{edge.score};
  place.share = double{edge.share};
  place.share_of_origin = double{edge.share_other};
}

void Grouper::Parts::hang_at_once(Slot account) {
  Kept& kept = *accounts[account];
  const CopyEdge* best = nullptr;
  for (const CopyEdge& edge : kept.edges)
    if (earlier(edge.other, account) && (best == nullptr || edge.score > best->score)) best = &edge;
  if (best != nullptr) hang(kept.told, *best);
}

// The patches of tied accounts that fresh accounts belong to; `touched` gets those whose origin has changed.
void Grouper::Parts::hang_fresh(std::set<Slot>& touched) {
  for (const Slot slot : fresh) drop_edges(slot, true);
  brief_views.clear();
  for (const Slot slot : fresh) find_brief_copies(slot, kBriefRuns);
  brief_views.clear();
  std::set<Slot> done;
  for (const Slot start : fresh) {
    if (accounts[start]->edges.empty() || done.contains(start)) continue;
    std::vector<Slot> patch{start};
    done.insert(start);
    for (std::size_t at = 0; at < patch.size() && patch.size() <= kPatch; ++at)
      for (const CopyEdge& edge : accounts[patch[at]]->edges)
        if (done.insert(edge.other).second) patch.push_back(edge.other);
    if (patch.size() <= kPatch)
      hang_patch(std::move(patch), touched);  // of a larger one, each hangs as it came
  }
}

// Of the brief edges each account's best alone counts.
void Grouper::Parts::hang_patch(std::vector<Slot> patch, std::set<Slot>& touched) {
  std::sort(patch.begin(), patch.end(), [this](Slot a, Slot b) { return earlier(a, b); });
  std::map<Slot, std::uint32_t> number;
  for (std::uint32_t i = 0; i < patch.size(); ++i) number.emplace(patch[i], i);
  std::vector<CopyPair> pairs;
  std::vector<std::pair<CopyEdge, CopyEdge>>
      edges;  // of each pair: that of its later account, of its earlier
  const auto take = [&](std::uint32_t i, const CopyEdge& edge) {
    const std::uint32_t other = number.at(edge.other);
    pairs.push_back({std::min(i, other), std::max(i, other), double{edge.score}});
    edges.emplace_back(i > other ? edge : turned(edge, patch[i]), i > other ? turned(edge, patch[i]) : edge);
  };
  for (std::uint32_t i = 0; i < patch.size(); ++i) {
    const CopyEdge* best_brief = nullptr;
    for (const CopyEdge& edge : accounts[patch[i]]->edges) {
      const auto other = number.find(edge.other);
      if (other == number.end()) continue;  // it is of a patch that was too large
      if (!edge.brief) {
        if (other->second > i) take(i, edge);
      } else if (best_brief == nullptr || edge.score > best_brief->score ||
                 (edge.score == best_brief->score && other->second < number.at(best_brief->other))) {
        best_brief = &edge;
      }
    }
    if (best_brief != nullptr) take(i, *best_brief);
  }
  const auto origins = copy_forest(patch.size(), pairs);
  for (std::uint32_t i = 0; i < patch.size(); ++i) {
    Kept& kept = *accounts[patch[i]];
    Placement place = kept.told;
    place.copy_of.clear();
    place.how.reset();
    place.score = place.share = place.share_of_origin = 0;
    if (origins[i]) {
      const auto& [of_later, of_earlier] = edges[origins[i]->pair];
      hang(place, origins[i]->account < i ? of_later : of_earlier);
    } else if (!kept.told.copy_of.empty() && !slot_of.contains(kept.told.copy_of)) {
      continue;  // its origin sleeps
    }
    if (place == kept.told) continue;
    kept.told = std::move(place);
    touched.insert(patch[i]);
  }
}

}  // namespace tellings
