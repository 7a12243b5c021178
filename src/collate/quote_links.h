// Parts of quotations that give the same words, pair by pair: what utterances are put together from.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "collate/quote_parts.h"

namespace tellings {

// Symmetric; each pair once.
class QuoteLinks {
 public:
  explicit QuoteLinks(std::size_t parts) : linked_(parts) {}

  void add(std::size_t a, std::size_t b) {
    if (a == b || linked(a, b)) return;
    linked_[a].push_back(b);
    linked_[b].push_back(a);
  }
  [[nodiscard]] bool linked(std::size_t a, std::size_t b) const {
    return std::find(linked_[a].begin(), linked_[a].end(), b) != linked_[a].end();
  }
  [[nodiscard]] const std::vector<std::size_t>& of(std::size_t part) const { return linked_[part]; }
  [[nodiscard]] std::size_t size() const { return linked_.size(); }

 private:
  std::vector<std::vector<std::size_t>> linked_;
};

// Index of the first part of `account`, or where it would stand.
inline std::size_t first_part_of(const std::vector<QuotePart>& parts, AccountIndex account) {
  const auto found = std::lower_bound(parts.begin(), parts.end(), account,
                                      [](const QuotePart& p, AccountIndex a) { return p.account < a; });
  return static_cast<std::size_t>(found - parts.begin());
}

}  // namespace tellings
