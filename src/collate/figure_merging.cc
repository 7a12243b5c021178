#include "collate/figure_merging.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace tellings {
namespace {

constexpr double kMostAccounts = 3;
constexpr double kSmallNumber = 10;

constexpr std::size_t index_of(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(kFigureEvidenceNames, name) -
                                  kFigureEvidenceNames.begin());
}

using Pairs = std::vector<const FigureEvidence*>;

double mean_of(const Pairs& pairs, std::size_t evidence) {
  double sum = 0;
  for (const FigureEvidence* pair : pairs) sum += (*pair)[evidence];
  return pairs.empty() ? 0 : sum / static_cast<double>(pairs.size());
}
double most_of(const Pairs& pairs, std::size_t evidence) {
  double most = 0;
  for (const FigureEvidence* pair : pairs) most = std::max(most, (*pair)[evidence]);
  return most;
}

std::set<AccountIndex> accounts_of(const std::vector<FigureSetting>& settings, const FigureCluster& cluster) {
  std::set<AccountIndex> accounts;
  for (const std::uint32_t i : cluster) accounts.insert(settings[i].account);
  return accounts;
}

// Two holders in one account with counts of like things.
bool sets_against(const FigureEvidence& pair) {
  return pair[index_of("holders_differ")] > 0 && pair[index_of("other_topic")] == 0 &&
         pair[index_of("head_unlike")] == 0 &&
         pair[index_of("one_sentence")] + pair[index_of("next_sentences")] > 0;
}

}  // namespace

bool is_left_out(const MergeEvidence& evidence) {
  constexpr auto kElliptical = static_cast<std::size_t>(std::ranges::find(kMergeEvidenceNames, "elliptical") -
                                                        kMergeEvidenceNames.begin());
  return evidence[kElliptical] > 0;
}

MergeEvidence merge_evidence(const std::vector<FigureSetting>& settings, const JudgedPairs& pairs,
                             const FigureCluster& a, const FigureCluster& b) {
  Pairs across;                    // pairs of two accounts: what stands in one account is alike anyway
  std::set<AccountIndex> against;  // accounts that set a reading of one against a reading of the other
  std::set<AccountIndex> leaning;  // accounts where one leaves what it counts to the other
  for (const std::uint32_t i : a)
    for (const std::uint32_t j : b) {
      const auto found = pairs.find({std::min(i, j), std::max(i, j)});
      if (found == pairs.end()) continue;
      if (settings[i].account != settings[j].account) {
        across.push_back(&found->second);
      } else if (found->second[index_of("elliptical")] > 0) {
        leaning.insert(settings[i].account);
      } else if (sets_against(found->second)) {
        against.insert(settings[i].account);
      }
    }
  const std::set<AccountIndex> of_a = accounts_of(settings, a);
  const std::set<AccountIndex> of_b = accounts_of(settings, b);
  double plainly = 0;
  for (const AccountIndex account : of_a)
    plainly += of_b.contains(account) && !against.contains(account) && !leaning.contains(account) ? 1 : 0;
  const double both = plainly + static_cast<double>(against.size() + leaning.size());
  const auto mean = [&](std::string_view name) { return mean_of(across, index_of(name)); };
  const auto most = [&](std::string_view name) { return most_of(across, index_of(name)); };
  const double apart = both == 0 ? 1 : 0;
  const auto small = [&](const FigureCluster& cluster) {
    const auto& number = settings[cluster.front()].number;
    return number.main && std::abs(number.printed) <= kSmallNumber;
  };
  return {1,
          std::min(kMostAccounts, static_cast<double>(leaning.size())),
          std::min(kMostAccounts, static_cast<double>(against.size())),
          std::min(kMostAccounts, plainly),
          apart,
          apart * most("near"),
          apart * most("head_alike"),
          apart * most("core_alike"),
          apart * most("vector"),
          most("equal"),
          mean("near"),
          most("near"),
          most("sentence"),
          mean("near_contained"),
          mean("around"),
          mean("vector"),
          most("vector"),
          mean("head_alike"),
          mean("head_unlike"),
          mean("core_alike"),
          most("core_alike"),
          mean("core_shared"),
          mean("counted"),
          mean("topic"),
          mean("other_topic"),
          mean("name_same"),
          mean("name_other"),
          mean("after"),
          most("close"),
          most("slip"),
          most("meet"),
          mean("one_unit"),
          mean("other_dim"),
          mean("part_of_whole"),
          small(a) || small(b) ? 1.0 : 0.0,
          mean("core_unlike"),
          mean("small_head_unlike"),
          mean("holders_differ"),
          plainly > 0 ? most("near") : 0.0};
}

}  // namespace tellings
