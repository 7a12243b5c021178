#include "collate/figure_verdict.h"

#include <algorithm>
#include <map>
#include <set>

namespace tellings {
namespace {

// Readings with the same number, by the time of the first.
struct Level {
  std::vector<std::size_t> readings;
  std::int64_t first = 0;
};

std::vector<Level> levels_of(const std::vector<TimedFigure>& readings) {
  std::vector<Level> levels;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const auto level = std::ranges::find_if(levels, [&](const Level& l) {
      return same_number(readings[l.readings.front()].number, readings[i].number);
    });
    if (level == levels.end()) {
      levels.push_back({{i}, readings[i].time});
    } else {
      level->readings.push_back(i);
      level->first = std::min(level->first, readings[i].time);
    }
  }
  std::ranges::stable_sort(levels, {}, &Level::first);
  return levels;
}

// Two currencies without a rate say nothing about each other.
bool can_both_be(const ComparableFigure& a, const ComparableFigure& b) {
  return a.dimension != b.dimension || same_number(a, b) || compatible_numbers(a, b);
}

bool all_compatible(const std::vector<TimedFigure>& readings) {
  for (const TimedFigure& a : readings)
    for (const TimedFigure& b : readings)
      if (!can_both_be(a.number, b.number)) return false;
  return true;
}

const TimedFigure* slip_of(const TimedFigure& a, const std::vector<TimedFigure>& readings) {
  for (const TimedFigure& b : readings)
    if (b.account != a.account && looks_like_slip(a.number, b.number) &&
        !compatible_numbers(a.number, b.number))
      return &b;
  return nullptr;
}

// One account sets two named holders against each other.
bool holders_clash(const std::vector<TimedFigure>& readings) {
  for (const TimedFigure& a : readings)
    for (const TimedFigure& b : readings)
      if (a.account == b.account && a.holder != b.holder && !can_both_be(a.number, b.number)) return true;
  return false;
}

// Each account's newest number, told in the order of time, only ever rises or only ever falls, and no number
// that has been overtaken is told again.
bool follows_time(const std::vector<TimedFigure>& readings, const std::vector<Level>& levels) {
  std::map<AccountIndex, std::size_t> newest;  // level
  for (std::size_t level = 0; level < levels.size(); ++level)
    for (const std::size_t i : levels[level].readings) {
      const auto [found, fresh] = newest.try_emplace(readings[i].account, level);
      if (!fresh) found->second = std::max(found->second, level);
    }
  std::set<std::pair<std::int64_t, std::size_t>> told;
  for (const auto& [account, level] : newest) {
    std::int64_t time = 0;
    for (const std::size_t i : levels[level].readings)
      if (readings[i].account == account) time = readings[i].time;
    told.emplace(time, level);
  }
  bool rises = false;
  bool falls = false;
  std::size_t reached = 0;
  const TimedFigure* last = nullptr;
  for (const auto& [time, level] : told) {
    if (level < reached) return false;
    reached = level;
    const TimedFigure& now = readings[levels[level].readings.front()];
    if (last != nullptr && !can_both_be(last->number, now.number)) {
      if (last->time == now.time) return false;
      rises = rises || now.number.low > last->number.high;
      falls = falls || now.number.high < last->number.low;
    }
    last = &now;
  }
  return !(rises && falls);
}

}  // namespace

FigureFinding judge_figures(const std::vector<TimedFigure>& readings) {
  const std::vector<Level> levels = levels_of(readings);
  const bool one_account = std::ranges::all_of(
      readings, [&](const TimedFigure& r) { return r.account == readings.front().account; });
  const bool compatible = all_compatible(readings);
  if (one_account)
    return {compatible || !holders_clash(readings) ? FigureVerdict::kSingle : FigureVerdict::kConflict,
            Band::kClear, ""};
  if (levels.size() == 1) return {FigureVerdict::kAgree, Band::kClear, ""};
  if (compatible) {
    const bool vague = std::ranges::any_of(readings, [](const TimedFigure& r) {
      return r.number.high - r.number.low > 0.5 * std::abs(r.number.main.value_or(0));
    });
    const bool conversions = std::ranges::any_of(readings, [&](const TimedFigure& r) {
      return r.number.dimension != readings.front().number.dimension;
    });
    return {vague && !conversions ? FigureVerdict::kCompatible : FigureVerdict::kAgree, Band::kLikely, ""};
  }
  for (const TimedFigure& a : readings) {
    if (const TimedFigure* b = slip_of(a, readings))
      return {FigureVerdict::kConflict, Band::kLikely,
              "probable copying slip: " + std::string(a.printed) + " / " + std::string(b->printed)};
  }
  if (!holders_clash(readings) && follows_time(readings, levels))
    return {FigureVerdict::kUpdated, Band::kLikely, ""};
  return {FigureVerdict::kConflict, Band::kLikely, ""};
}

}  // namespace tellings
