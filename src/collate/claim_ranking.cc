#include "collate/claim_ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace tellings {
namespace {

constexpr double kRepeats = 1.5;     // log odds that a full repetition costs
constexpr std::size_t kRanked = 60;  // beyond these nobody reads in order: by weight alone

std::size_t group_of(const Story& story, AccountIndex account) {
  const auto& groups = story.stemma.independent_groups;
  for (std::size_t g = 0; g < groups.size(); ++g)
    if (std::ranges::find(groups[g], account) != groups[g].end()) return g;
  return groups.size() + account;
}

// What the words of a wording say of its weight: sums, and means over its words.
struct WordsTold {
  double told = 0;     // half by accounts, half by independent groups
  double once = 0;     // words of one account alone
  double opening = 0;  // by the openings they stand in
  double count = 1;
};

WordsTold words_told(const Story& story, const ClaimUnit& wording, const TellerCount& tellers) {
  WordsTold out;
  out.count = std::max(1.0, static_cast<double>(wording.words.size()));
  const double sources = std::max(1.0, static_cast<double>(tellers.sources()));
  const double groups = std::max(1.0, static_cast<double>(story.stemma.independent_groups.size()));
  for (const auto& [stem, weight] : wording.words) {
    const StemTellers& by = tellers.of(stem);
    out.told += 0.5 * by.accounts / sources + 0.5 * by.groups / groups;
    out.once += by.accounts <= 1 ? 1 : 0;
    out.opening += by.openings / sources;
  }
  return out;
}

}  // namespace

ClaimWeightEvidence claim_evidence(const Story& story, const std::vector<ClaimUnit>& units,
                                   const std::vector<std::uint32_t>& cluster,
                                   const std::vector<std::vector<FigureVerdict>>& verdicts,
                                   const ClaimUnit& wording, const TellerCount& tellers) {
  std::set<AccountIndex> accounts;
  std::set<std::size_t> groups;
  std::set<FigureVerdict> told;
  double first = 1;
  double place = 0;
  double quoted = 0;
  double reported = 0;
  double length = 0;
  std::size_t figures = 0;
  std::size_t names = 0;
  bool lead = false;
  bool leans = true;
  bool verb = false;
  bool rewritten = true;
  for (const std::uint32_t i : cluster) {
    const ClaimUnit& unit = units[i];
    accounts.insert(unit.account);
    groups.insert(group_of(story, unit.account));
    first = std::min(first, unit.place);
    place += unit.place;
    quoted += unit.quoted;
    reported += unit.reported ? 1 : 0;
    length += unit.word_count;
    lead = lead || unit.sentence <= 1;
    leans = leans && unit.leans;
    verb = verb || unit.finite;
    if (story.independence.machine_rewritten(unit.account)) continue;
    rewritten = false;
    figures = std::max(figures, unit.figures.size());
    names = std::max(names, unit.names.size());
    for (const std::uint32_t f : unit.figures) told.insert(verdicts[unit.account][f]);
  }
  const auto size = static_cast<double>(cluster.size());
  const double words = length / size;
  const std::size_t all_groups = std::max<std::size_t>(1, story.stemma.independent_groups.size());
  const WordsTold by_words = words_told(story, wording, tellers);
  const auto yes = [](bool b) { return b ? 1.0 : 0.0; };
  return {1.0,
          static_cast<double>(accounts.size()) / static_cast<double>(story.size()),
          static_cast<double>(groups.size()) / static_cast<double>(all_groups),
          std::log(static_cast<double>(accounts.size())),
          std::log(static_cast<double>(groups.size())),
          first,
          place / size,
          yes(lead),
          static_cast<double>(std::min<std::size_t>(figures, 3)),
          static_cast<double>(std::min<std::size_t>(names, 4)),
          yes(told.contains(FigureVerdict::kConflict)),
          yes(told.contains(FigureVerdict::kUpdated)),
          yes(told.contains(FigureVerdict::kAgree)),
          quoted / size,
          reported / size,
          yes(quoted / size > 0.6),
          std::min(words, 45.0) / 20,
          yes(words < 8),
          yes(words > 35),
          yes(leans),
          yes(!verb),
          yes(rewritten),
          by_words.told,
          by_words.told / by_words.count,
          by_words.once,
          by_words.once / by_words.count,
          by_words.opening,
          by_words.opening / by_words.count};
}

std::vector<std::uint32_t> rank_claims(
    const std::vector<double>& weights,
    const std::function<double(std::uint32_t, std::uint32_t)>& repetition) {
  std::vector<std::uint32_t> order(weights.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return weights[a] > weights[b]; });
  // Only what could still come forward is looked at: a claim loses at most kRepeats.
  std::vector<double> repeats(weights.size(), 0);
  for (std::size_t done = 0; done < std::min(kRanked, order.size()); ++done) {
    std::size_t best = done;
    const auto value = [&](std::size_t at) { return weights[order[at]] - kRepeats * repeats[order[at]]; };
    for (std::size_t at = done + 1; at < order.size(); ++at) {
      if (value(at) > value(best)) best = at;
      if (weights[order[at]] < value(best)) break;
    }
    const std::uint32_t taken = order[best];
    order.erase(order.begin() + static_cast<std::ptrdiff_t>(best));
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(done), taken);
    for (std::size_t at = done + 1; at < order.size(); ++at)
      repeats[order[at]] = std::max(repeats[order[at]], repetition(order[at], taken));
  }
  return order;
}

}  // namespace tellings
