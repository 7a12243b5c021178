#include "collate/claim_clusters.h"

#include <map>
#include <set>

#include "collate/linkage.h"

namespace tellings {
namespace {

constexpr double kSameClaim =
    0.15;  // mean cosine; best recall on the story sets, 0.13 to 0.2 within two points
constexpr double kWorthALink = 0.1;
constexpr std::size_t kMostSharers = 80;  // a stem in more clauses than this brings none together

}  // namespace

std::vector<std::vector<std::uint32_t>> cluster_claims(const std::vector<ClaimUnit>& units,
                                                       const WordRarity& rarity) {
  std::map<WordId, std::vector<std::uint32_t>> with_stem;
  for (std::uint32_t i = 0; i < units.size(); ++i)
    for (const auto& [stem, weight] : units[i].words) with_stem[stem].push_back(i);
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const auto& [stem, sharers] : with_stem) {
    if (sharers.size() > kMostSharers) continue;
    for (std::size_t i = 1; i < sharers.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (units[sharers[i]].account != units[sharers[j]].account) pairs.emplace(sharers[j], sharers[i]);
  }
  std::vector<Link> links;
  for (const auto& [a, b] : pairs)
    if (const double score = likeness(units[a].words, units[b].words, rarity); score > kWorthALink)
      links.push_back({a, b, score});
  return link_by_average(units.size(), links, kSameClaim, 0);
}

}  // namespace tellings
