#include "account/literal_search.h"

#include <algorithm>

namespace tellings {
namespace {

constexpr std::size_t kLongestPrefix = 8;  // 6 and more tell alike, 4 lets twice as many pass
constexpr std::uint8_t kBlank = 26;
constexpr std::uint8_t kOther = 27;

constexpr auto kSymbol = [] {
  std::array<std::uint8_t, 256> symbol{};
  symbol.fill(kOther);
  for (std::uint8_t i = 0; i < 26; ++i) symbol[std::size_t{'a'} + i] = symbol[std::size_t{'A'} + i] = i;
  symbol[' '] = kBlank;
  return symbol;
}();

std::uint8_t symbol_of(char c) { return kSymbol[static_cast<unsigned char>(c)]; }

}  // namespace

LiteralSearch::LiteralSearch(const std::vector<std::string>& literals) {
  std::vector<Row> trie(1);
  std::vector<std::vector<int>> ends(1);
  for (std::size_t i = 0; i < literals.size(); ++i) {
    std::size_t at = 0;
    for (const char c : std::string_view(literals[i]).substr(0, kLongestPrefix)) {
      if (trie[at][symbol_of(c)] == 0) {
        trie[at][symbol_of(c)] = static_cast<State>(trie.size());
        trie.emplace_back();
        ends.emplace_back();
      }
      at = trie[at][symbol_of(c)];
    }
    ends[at].push_back(static_cast<int>(i));
  }
  take_over(trie, ends);
}

// Numbers the states of the trie by their distance from the root, and gives each the steps and finds of its
// longest proper suffix, which comes before it.
void LiteralSearch::take_over(const std::vector<Row>& trie, const std::vector<std::vector<int>>& ends) {
  std::vector<State> old = {0};  // new number -> number in the trie
  std::vector<State> suffix = {0};
  found_[0] = ends[0];
  for (std::size_t i = 0; i < old.size(); ++i) {
    const Row& children = trie[old[i]];
    Row row = i == 0 ? Row{} : next_[suffix[i]];
    for (std::size_t symbol = 0; symbol < kSymbols; ++symbol) {
      if (children[symbol] == 0) continue;
      const State shorter = row[symbol];
      row[symbol] = static_cast<State>(old.size());
      old.push_back(children[symbol]);
      suffix.push_back(shorter);
    }
    next_.resize(old.size());
    next_[i] = row;
    found_.resize(old.size());
    found_[i] = ends[old[i]];
    if (i != 0) found_[i].insert(found_[i].end(), found_[suffix[i]].begin(), found_[suffix[i]].end());
  }
  ends_.resize(found_.size());
  for (std::size_t i = 0; i < found_.size(); ++i) ends_[i] = !found_[i].empty();
}

std::vector<int> LiteralSearch::find(std::string_view text) const {
  std::vector<int> found;
  State at = 0;
  for (const char c : text) {
    at = next_[at][symbol_of(c)];
    if (ends_[at]) found.insert(found.end(), found_[at].begin(), found_[at].end());
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace tellings
