#include "study/sample.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "base/csv.h"
#include "base/hash.h"

namespace tellings {
namespace {

constexpr std::string_view kSheetHead =
    "number,account,story,source,published,words,title,url,text,beside,draws_on_others,from,says_so,"
    "percent_of_words,coder,remarks\n";
constexpr std::string_view kAnswersHead =
    "number,account,draws_low,draws_high,says_so_low,says_so_high,words,words_drawn_low,words_drawn_high,"
    "from\n";

// Ids of the accounts of each story.
std::unordered_map<std::string_view, std::vector<std::string_view>> stories_of(const StudyArchive& archive) {
  std::unordered_map<std::string_view, std::vector<std::string_view>> stories;
  for (const ArchiveAccount& account : archive.accounts)
    if (!account.story.empty()) stories[account.story].push_back(account.id);
  for (auto& [name, ids] : stories) std::sort(ids.begin(), ids.end());
  return stories;
}

// Each account of the sample as an archive of one, with what was found of it.
std::vector<StudyArchive> apart(const StudyArchive& archive, const std::vector<std::size_t>& sample) {
  std::unordered_map<std::size_t, std::size_t> number;
  std::vector<StudyArchive> ones;
  for (const std::size_t place : sample) {
    number.emplace(place, ones.size());
    ones.emplace_back().accounts = {archive.accounts[place]};
  }
  for (const ArchiveDrawing& drawing : archive.drawings) {
    const auto found = number.find(drawing.account);
    if (found == number.end()) continue;
    ones[found->second].drawings.push_back(drawing);
    ones[found->second].drawings.back().account = 0;
  }
  return ones;
}

std::string joined(const std::vector<StudyOrigin>& origins) {
  std::string all;
  for (const StudyOrigin& origin : origins) all += (all.empty() ? "" : "; ") + origin.name;
  return all;
}

}  // namespace

std::vector<std::size_t> draw_sample(const StudyArchive& archive, std::size_t n, std::uint64_t seed) {
  std::vector<std::pair<std::uint64_t, std::size_t>> lots;
  for (std::size_t i = 0; i < archive.accounts.size(); ++i) {
    const ArchiveAccount& account = archive.accounts[i];
    if (account.selected && account.whole && account.compared) lots.emplace_back(hash64(account.id, seed), i);
  }
  const std::size_t drawn = std::min(n, lots.size());
  std::partial_sort(lots.begin(), lots.begin() + static_cast<std::ptrdiff_t>(drawn), lots.end());
  std::vector<std::size_t> sample;
  for (std::size_t i = 0; i < drawn; ++i) sample.push_back(lots[i].second);
  return sample;
}

std::string sample_sheet(const StudyArchive& archive, const std::vector<std::size_t>& sample,
                         const std::vector<SheetText>& texts) {
  const auto stories = stories_of(archive);
  std::string sheet(kSheetHead);
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const ArchiveAccount& account = archive.accounts[sample[i]];
    std::string beside;
    if (!account.story.empty()) {
      for (const std::string_view other : stories.at(account.story))
        if (other != account.id) beside.append(beside.empty() ? "" : " ").append(other);
    }
    sheet += fmt::format("{},{},{},{},{},{},{},{},{},{},,,,,,\n", i + 1, csv_cell(account.id),
                         csv_cell(account.story), csv_cell(account.outlet), account.published, account.words,
                         csv_cell(texts[i].title), csv_cell(texts[i].url), csv_cell(texts[i].text),
                         csv_cell(beside));
  }
  return sheet;
}

std::string sample_answers(const StudyArchive& archive, const std::vector<std::size_t>& sample) {
  std::string answers(kAnswersHead);
  const std::vector<StudyArchive> ones = apart(archive, sample);
  for (std::size_t i = 0; i < ones.size(); ++i) {
    const Study found = make_study(ones[i]);
    const Drawn &low = found.all.low, &high = found.all.high;
    answers += fmt::format("{},{},{},{},{},{},{},{:.0f},{:.0f},{}\n", i + 1, csv_cell(ones[i].accounts[0].id),
                           low.accounts, high.accounts, low.credited, high.credited, found.all.words,
                           low.words, high.words, csv_cell(joined(found.origins)));
  }
  return answers;
}

}  // namespace tellings
