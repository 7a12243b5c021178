#include "group/word_weight.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/lexicon.h"
#include "group/data.h"

namespace tellings {
namespace {

constexpr double kWordsOfAnAccount = 400;
constexpr double kZipfSum = 10.5;           // sum of 1 / r over a vocabulary of some 20,000 words
constexpr double kRarest = 0.0008;          // the last of the list have 0.0017
constexpr std::size_t kShortestPlural = 5;  // "gas", "bus", "his" are none

const std::unordered_map<std::string_view, double>& ranks() {
  static const auto kTable = [] {
    std::unordered_map<std::string_view, double> ranks;
    double rank = 0;
    for (const auto& entry : read_table(group_data::kWordRanks)) ranks.emplace(entry[0], ++rank);
    return ranks;
  }();
  return kTable;
}

bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string_view without_possessive(std::string_view word) {
  for (const std::string_view ending : {"'s", "\u2019s"})
    if (word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  return word;
}

}  // namespace

double word_weight(std::string_view folded) {
  const auto found = ranks().find(without_possessive(folded));
  if (found == ranks().end()) return kMaxWordWeight;
  const double share = 1 - std::exp(-kWordsOfAnAccount / (kZipfSum * found->second));
  return -std::log(std::max(share, kRarest));
}

std::string word_stem(std::string_view folded) {
  const std::string_view word = without_possessive(folded);
  if (word.size() < kShortestPlural || !is_plain(word) || word.ends_with("ss")) return std::string(word);
  if (word.ends_with("ies")) return std::string(word.substr(0, word.size() - 3)) + "y";
  if (word.ends_with("es")) return std::string(word.substr(0, word.size() - 2));
  if (word.ends_with("s")) return std::string(word.substr(0, word.size() - 1));
  return std::string(word);
}

}  // namespace tellings
