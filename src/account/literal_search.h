// Which of many fixed strings stand in a text, found in one pass over it.
//
// Aho and Corasick, "Efficient string matching" (1975), made small for a filter: letters a-z and the blank
// are told apart, all other characters are one, and of a literal only the beginning is looked for. What is
// reported may therefore be missing, what is not reported is. The automaton of the furniture labels so stays
// in the first-level cache, where reading a byte costs a nanosecond.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tellings {

class LiteralSearch {
 public:
  LiteralSearch() = default;
  explicit LiteralSearch(const std::vector<std::string>& literals);

  // Indices of the literals that may stand in `text`, ASCII case ignored, each once, ascending. All that do
  // are among them. Thread-safe.
  [[nodiscard]] std::vector<int> find(std::string_view text) const;

 private:
  static constexpr std::size_t kSymbols = 32;  // a-z, blank, any other; a row fills a cache line
  using State = std::uint16_t;
  using Row = std::array<State, kSymbols>;

  void take_over(const std::vector<Row>& trie, const std::vector<std::vector<int>>& ends);

  // State 0 is the root; states nearer to it come first, so that those that a text mostly visits lie
  // together.
  std::vector<Row> next_ = std::vector<Row>(1);
  std::vector<bool> ends_ = std::vector<bool>(1);  // whether a literal ends there
  std::vector<std::vector<int>> found_ =
      std::vector<std::vector<int>>(1);  // those of shorter suffixes included
};

}  // namespace tellings
