#include "collate/figure_merging.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace tellings {
namespace {

constexpr double kMostAccounts = 3;
constexpr double kSmallNumber = 10;

consteval std::size_t index_of(std::string_view name) {
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

MergeEvidence merge_evidence(const std::vector<FigureSetting>& settings, std::span<const JudgedPair> between,
                             const FigureCluster& a, const FigureCluster& b) {
  Pairs across;                    // pairs of two accounts: what stands in one account is alike anyway
  std::set<AccountIndex> against;  // accounts that set a reading of one against a reading of the other
  std::set<AccountIndex> leaning;  // accounts where one leaves what it counts to the other
  for (const JudgedPair& pair : between) {
    const AccountIndex account = settings[pair.first].account;
    if (account != settings[pair.second].account) {
      across.push_back(pair.evidence);
    } else if ((*pair.evidence)[index_of("elliptical")] > 0) {
      leaning.insert(account);
    } else if (sets_against(*pair.evidence)) {
      against.insert(account);
    }
  }
  const std::set<AccountIndex> of_a = accounts_of(settings, a);
  const std::set<AccountIndex> of_b = accounts_of(settings, b);
  double plainly = 0;
  for (const AccountIndex account : of_a)
    plainly += of_b.contains(account) && !against.contains(account) && !leaning.contains(account) ? 1 : 0;
  const double both = plainly + static_cast<double>(against.size() + leaning.size());
  const auto mean = [&](std::size_t evidence) { return mean_of(across, evidence); };
  const auto most = [&](std::size_t evidence) { return most_of(across, evidence); };
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
          apart * most(index_of("near")),
          apart * most(index_of("head_alike")),
          apart * most(index_of("core_alike")),
          apart * most(index_of("vector")),
          most(index_of("equal")),
          mean(index_of("near")),
          most(index_of("near")),
          most(index_of("sentence")),
          mean(index_of("near_contained")),
          mean(index_of("around")),
          mean(index_of("vector")),
          most(index_of("vector")),
          mean(index_of("head_alike")),
          mean(index_of("head_unlike")),
          mean(index_of("core_alike")),
          most(index_of("core_alike")),
          mean(index_of("core_shared")),
          mean(index_of("counted")),
          mean(index_of("topic")),
          mean(index_of("other_topic")),
          mean(index_of("name_same")),
          mean(index_of("name_other")),
          mean(index_of("after")),
          most(index_of("close")),
          most(index_of("slip")),
          most(index_of("meet")),
          mean(index_of("one_unit")),
          mean(index_of("other_dim")),
          mean(index_of("part_of_whole")),
          small(a) || small(b) ? 1.0 : 0.0,
          mean(index_of("core_unlike")),
          mean(index_of("small_head_unlike")),
          mean(index_of("holders_differ")),
          plainly > 0 ? most(index_of("near")) : 0.0};
}

}  // namespace tellings
