#include "collate/claim_clusters.h"

#include <algorithm>
#include <unordered_map>

#include "collate/comparable_figure.h"
#include "collate/linkage.h"

namespace tellings {
namespace {

constexpr double kSameClaim =
    0.15;  // mean cosine; best recall on the story sets, 0.13 to 0.2 within two points
constexpr double kWorthALink = 0.1;
constexpr double kSameNumber = 0.1;       // what an equal number of one measure adds to the cosine
constexpr double kOtherNumber = -1;       // what two clauses with different numbers of one measure are worth
constexpr std::size_t kMostSharers = 80;  // a stem in more clauses than this brings none together

}  // namespace

FigureAgreement figure_agreement(const FigureBook& book, const ClaimUnit& a, const ClaimUnit& b) {
  bool differ = false;
  for (const std::uint32_t f : a.figures)
    for (const std::uint32_t g : b.figures) {
      const FigureGroup* group = book.group(a.account, f);
      if (group == nullptr || group != book.group(b.account, g)) continue;
      const ComparableFigure& x = book.number(a.account, f);
      const ComparableFigure& y = book.number(b.account, g);
      if (same_number(x, y)) return FigureAgreement::kSame;
      differ = differ || (x.dimension == y.dimension && !compatible_numbers(x, y));
    }
  return differ ? FigureAgreement::kDiffer : FigureAgreement::kNone;
}

std::vector<std::vector<std::uint32_t>> cluster_claims(std::span<const ClaimUnit> units,
                                                       const FigureBook& book, const WordRarity& rarity) {
  std::unordered_map<WordId, std::vector<std::uint32_t>> with_stem;
  for (std::uint32_t i = 0; i < units.size(); ++i)
    for (const auto& [stem, weight] : units[i].words) with_stem[stem].push_back(i);
  std::vector<Link> links;
  std::vector<std::uint32_t> partners;  // of one unit, after it
  for (std::uint32_t a = 0; a < units.size(); ++a) {
    partners.clear();
    for (const auto& [stem, weight] : units[a].words) {
      const std::vector<std::uint32_t>& sharers = with_stem.at(stem);
      if (sharers.size() > kMostSharers) continue;
      for (auto b = std::ranges::upper_bound(sharers, a); b != sharers.end(); ++b)
        if (units[*b].account != units[a].account) partners.push_back(*b);
    }
    std::ranges::sort(partners);
    partners.erase(std::ranges::unique(partners).begin(), partners.end());
    for (const std::uint32_t b : partners) {
      const FigureAgreement figures = figure_agreement(book, units[a], units[b]);
      const double score = figures == FigureAgreement::kDiffer
                               ? kOtherNumber
                               : likeness(units[a].words, units[b].words, rarity) +
                                     (figures == FigureAgreement::kSame ? kSameNumber : 0);
      if (score > kWorthALink || figures == FigureAgreement::kDiffer) links.push_back({a, b, score});
    }
  }
  return link_by_average(units.size(), links, kSameClaim, 0);
}

}  // namespace tellings
