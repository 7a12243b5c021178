#include "collate/figure_groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "base/hash.h"
#include "collate/figure_coordination.h"
#include "collate/figure_likeness.h"
#include "collate/figure_measure.h"
#include "collate/figure_merging.h"
#include "collate/figure_setting.h"
#include "collate/figure_verdict.h"
#include "collate/linkage.h"
#include "text/chars.h"

namespace tellings {
namespace {

constexpr double kNothing = -6;  // a pair with nothing in common
constexpr double kLeast = -6;    // evidence is capped both ways, so that one pair does not carry a cluster
constexpr double kMost = 6;
// "The union says 52": the sentence cannot be understood but as another number of the same measure. Too rare
// in a few story sets for a weight of its own.
constexpr double kLeftOut = 3;
constexpr double kGivesItself = 0.6;  // a measure that prints one of its numbers is no neutral head
constexpr double kTwoCounts = -60;    // what an account tells as two keeps whole clusters apart
constexpr std::size_t kWindow =
    48;  // of the figures that share a key, each is compared with as many before it
constexpr std::size_t kConversionGap = 24;  // bytes between "112 million crowns" and "$16.5 million"

double cosine_of_sentences(const Story& story, const FigureSetting& a, const FigureSetting& b) {
  if (story.vectors.empty()) return 0;
  const auto x = story.vectors[a.account].of(a.sentence);
  const auto y = story.vectors[b.account].of(b.sentence);
  double dot = 0;
  for (std::size_t i = 0; i < x.size(); ++i) dot += static_cast<double>(x[i]) * static_cast<double>(y[i]);
  return dot;
}

using FigurePair = std::pair<std::uint32_t, std::uint32_t>;  // indices of settings, ascending

struct Judged {
  FigurePair pair;
  FigureEvidence evidence;
};

class Grouper {
 public:
  explicit Grouper(const Story& story)
      : story_(story), rarity_(story), words_(story.vocabulary), settings_(figure_settings(story)) {}

  std::vector<FigureGroup> run() {
    const auto pairs = judge_pairs();
    std::vector<Link> links;
    const auto weights = story_.tuning->figure_pairs.in_order_of(kFigureEvidenceNames);
    for (const auto& [pair, evidence] : pairs) {
      if (!may_be_one_number(settings_[pair.first], settings_[pair.second], context(pair.first, pair.second)))
        continue;
      note("figure pair", {pair.first}, {pair.second}, evidence, kFigureEvidenceNames);
      const double score = std::inner_product(evidence.begin(), evidence.end(), weights.begin(), 0.0);
      links.push_back({pair.first, pair.second, std::clamp(score, kLeast, kMost)});
    }
    const std::vector<FigureCluster> equal =
        link_by_average(settings_.size(), links, story_.tuning->figure_pairs.of("join"), kNothing);
    std::vector<FigureGroup> groups;
    for (const FigureCluster& members : merge(equal, pairs)) groups.push_back(group(members));
    const auto accounts = [](const FigureGroup& g) {
      std::set<AccountIndex> all;
      for (const FigureReading& reading : g.readings) all.insert(reading.evidence.account);
      return all.size();
    };
    std::ranges::stable_sort(groups, [&](const FigureGroup& x, const FigureGroup& y) {
      return std::pair(accounts(y), x.readings.front().evidence) <
             std::pair(accounts(x), y.readings.front().evidence);
    });
    return groups;
  }

 private:
  // In ascending order.
  std::vector<Judged> judge_pairs() {
    std::vector<Judged> judged;
    for (const FigurePair& pair : candidates()) {
      const auto [a, b] = pair;
      judged.push_back({pair, figure_evidence(settings_[a], settings_[b], context(a, b), rarity_, words_)});
    }
    return judged;
  }

  [[nodiscard]] FigurePairContext context(std::uint32_t a, std::uint32_t b) const {
    return {is_conversion(story_, settings_[a], settings_[b]),
            cosine_of_sentences(story_, settings_[a], settings_[b]),
            settings_[b].antecedent == a || settings_[a].antecedent == b};
  }

  // Groups that measure one thing, joined; only groups with a compared pair between them are looked at.
  std::vector<FigureCluster> merge(const std::vector<FigureCluster>& clusters,
                                   const std::vector<Judged>& pairs) const {
    if (!story_.tuning->uses("merging")) return clusters;
    std::vector<std::uint32_t> cluster_of(settings_.size());
    for (std::uint32_t c = 0; c < clusters.size(); ++c)
      for (const std::uint32_t i : clusters[c]) cluster_of[i] = c;
    std::map<FigurePair, std::vector<JudgedPair>> near;  // by clusters, ascending
    for (const auto& [pair, evidence] : pairs) {
      const auto [i, j] = pair;
      const std::uint32_t a = cluster_of[i], b = cluster_of[j];
      if (a < b) near[{a, b}].push_back({i, j, &evidence});
      if (b < a) near[{b, a}].push_back({j, i, &evidence});
    }
    const auto weights = story_.tuning->figure_merges.in_order_of(kMergeEvidenceNames);
    std::vector<Link> links;
    for (auto& [pair, between] : near) {
      const auto [a, b] = pair;
      std::ranges::sort(between, {}, [](const JudgedPair& one) { return std::pair(one.first, one.second); });
      const MergeEvidence evidence = merge_evidence(settings_, between, clusters[a], clusters[b]);
      note("figure merge", clusters[a], clusters[b], evidence, kMergeEvidenceNames);
      const double score = std::inner_product(evidence.begin(), evidence.end(), weights.begin(), 0.0) +
                           (is_left_out(evidence) ? kLeftOut : 0);
      links.push_back(
          {a, b, two_counts(clusters[a], clusters[b]) ? kTwoCounts : std::clamp(score, kLeast, kMost)});
    }
    std::vector<FigureCluster> merged;
    for (const auto& joined :
         link_by_average(clusters.size(), links, story_.tuning->figure_merges.of("join"), kNothing)) {
      FigureCluster& members = merged.emplace_back();
      for (const std::uint32_t c : joined)
        members.insert(members.end(), clusters[c].begin(), clusters[c].end());
      std::ranges::sort(members);
    }
    return merged;
  }

  [[nodiscard]] bool two_counts(const FigureCluster& a, const FigureCluster& b) const {
    return std::ranges::any_of(a, [&](std::uint32_t i) {
      return std::ranges::any_of(
          b, [&](std::uint32_t j) { return tells_two_counts(story_, settings_[i], settings_[j]); });
    });
  }

  // For the fitting.
  template <std::size_t N>
  void note(std::string_view kind, const FigureCluster& a, const FigureCluster& b,
            const std::array<double, N>& evidence, const std::array<std::string_view, N>& names) const {
    if (story_.log == nullptr) return;
    WeighedDecision decision{kind, {}, {}, {evidence.begin(), evidence.end()}, {names.begin(), names.end()}};
    for (const std::uint32_t i : a) decision.first.push_back({settings_[i].account, figure(i).span});
    for (const std::uint32_t i : b) decision.second.push_back({settings_[i].account, figure(i).span});
    story_.log->push_back(std::move(decision));
  }

  // Figures that could belong together: same magnitude of one dimension, or a common word near the number.
  std::vector<FigurePair> candidates() const {
    std::map<std::pair<std::string, std::int64_t>, std::vector<std::uint32_t>> sharing;
    for (std::uint32_t i = 0; i < settings_.size(); ++i) {
      const FigureSetting& setting = settings_[i];
      const std::string kind = setting.number.money ? "money" : setting.number.dimension;
      for (const auto& [stem, weight] : setting.near) sharing[{kind, stem}].push_back(i);
      const double main = setting.number.main.value_or(0);
      const auto magnitude =
          main == 0 ? 0 : static_cast<std::int64_t>(std::floor(std::log2(std::abs(main)) * 2));
      sharing[{kind + " ", magnitude}].push_back(i);
      sharing[{kind + " ", magnitude + 1}].push_back(i);
      sharing[{kind + " at", static_cast<std::int64_t>(setting.account) << 32 | setting.sentence}].push_back(
          i);
    }
    std::vector<FigurePair> pairs;
    for (const auto& [key, figures] : sharing)
      for (std::size_t i = 1; i < figures.size(); ++i)
        for (std::size_t j = i > kWindow ? i - kWindow : 0; j < i; ++j)
          pairs.emplace_back(figures[j], figures[i]);
    std::ranges::sort(pairs);
    pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
    return pairs;
  }

  [[nodiscard]] const Figure& figure(std::uint32_t i) const {
    return story_.notes[settings_[i].account].figures[settings_[i].index];
  }
  [[nodiscard]] std::string_view printed(AccountIndex account, ByteSpan span) const {
    return span.in(story_.account(account).text);
  }

  // A day is no midnight: a figure "on Monday" holds for its end, or for the telling where that came first.
  [[nodiscard]] std::int64_t time_of(std::uint32_t i) const {
    const std::optional<PrintedTime> as_of = parse_iso_time(figure(i).as_of);
    const std::optional<PrintedTime>& published = story_.account(settings_[i].account).published;
    const std::int64_t told = published ? published->interval().begin : 0;
    if (!as_of) return told;
    const std::int64_t last = as_of->interval().end - 1;
    return published ? std::min(last, told) : last;
  }

  FigureGroup group(const std::vector<std::uint32_t>& members) const {
    FigureGroup out;
    std::vector<TimedFigure> timed;
    for (const std::uint32_t i : members) {
      out.readings.push_back(reading(i, members));
      timed.push_back({settings_[i].account, time_of(i), settings_[i].number, settings_[i].holder,
                       printed(settings_[i].account, figure(i).number)});
    }
    const FigureFinding finding = judge_figures(timed);
    out.verdict = finding.verdict;
    out.band = finding.band;
    out.note = finding.note;
    out.measure = measure(members);
    const Account& first = story_.account(settings_[members.front()].account);
    out.id = short_id("f", hash64(first.sha256 + fmt::format(":{}", figure(members.front()).number.begin)));
    return out;
  }

  FigureReading reading(std::uint32_t i, const std::vector<std::uint32_t>& members) const {
    const Figure& read = figure(i);
    FigureReading out;
    out.evidence = {settings_[i].account, read.span};
    out.value = read.value;
    out.low = read.low;
    out.high = read.high;
    out.unit = read.unit;
    out.qualifier = read.qualifier;
    out.as_of = read.as_of;
    if (read.according_to) out.according_to = Evidence{settings_[i].account, *read.according_to};
    out.holder = settings_[i].holder;
    std::vector<AccountIndex> tellers;
    for (const std::uint32_t j : members)
      if (same_number(settings_[i].number, settings_[j].number) || i == j)
        tellers.push_back(settings_[j].account);
    out.independent = std::max(1U, story_.independence.count(tellers).count);
    return out;
  }

  // What is counted, in the words that say most of what stands around the other readings.
  std::string measure(const std::vector<std::uint32_t>& members) const {
    ByteSpan best;
    AccountIndex account = 0;
    double most = -1;
    for (const std::uint32_t i : members) {
      const ByteSpan words = measure_words(story_.notes[settings_[i].account], figure(i));
      if (words.empty()) continue;
      const double common =
          story_.independence.machine_rewritten(settings_[i].account)
              ? 0
              : 0.001 + told_around(words_of(story_, settings_[i].account, words), members) *
                            (words.contains(figure(i).number) ? kGivesItself : 1);
      if (common > most) most = common, best = words, account = settings_[i].account;
    }
    return std::string(best.empty()
                           ? printed(settings_[members.front()].account, figure(members.front()).span)
                           : printed(account, best));
  }

  // Sum over the words: the share of readings that have them near.
  [[nodiscard]] double told_around(const WordBag& words, const std::vector<std::uint32_t>& members) const {
    double sum = 0;
    for (const auto& [stem, weight] : words)
      for (const std::uint32_t i : members)
        sum += std::ranges::binary_search(settings_[i].near, stem, {},
                                          [](const auto& entry) { return entry.first; })
                   ? 1
                   : 0;
    return sum / static_cast<double>(members.size());
  }

  const Story& story_;
  WordRarity rarity_;
  WordLikeness words_;
  std::vector<FigureSetting> settings_;
};

}  // namespace

// "$16.5 million" right behind "112 million crowns (", "about" or "or" between them.
bool is_conversion(const Story& story, const FigureSetting& a, const FigureSetting& b) {
  if (a.account != b.account || a.sentence != b.sentence || a.unit == b.unit) return false;
  if (!comparable_dimensions(a.number, b.number)) return false;
  if (a.number.dimension == "count") return false;
  const auto& figures = story.notes[a.account].figures;
  const ByteSpan first = std::min(figures[a.index].number, figures[b.index].number);
  const ByteSpan second = std::max(figures[a.index].number, figures[b.index].number);
  if (second.begin < first.end || second.begin - first.end > kConversionGap) return false;
  const std::string_view between = ByteSpan{first.end, second.begin}.in(story.account(a.account).text);
  return between.find('(') != std::string_view::npos || between.find('[') != std::string_view::npos ||
         between.find(" or ") != std::string_view::npos || between.find("\u2014") != std::string_view::npos ||
         between.find("\u2013") != std::string_view::npos;
}

std::vector<FigureGroup> group_figures(const Story& story) { return Grouper(story).run(); }

}  // namespace tellings
