// Things that are brought together step by step: which of them are one set by now.
#pragma once

#include <cstddef>
#include <map>
#include <numeric>
#include <vector>

namespace tellings {

// Things are numbered 0 .. size-1; each is a set of its own at first. A set is named by its lowest member.
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t size) : root_(size) {
    std::iota(root_.begin(), root_.end(), std::size_t{0});
  }

  [[nodiscard]] std::size_t find(std::size_t a) const {
    while (root_[a] != a) a = root_[a] = root_[root_[a]];
    return a;
  }

  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    root_[a < b ? b : a] = a < b ? a : b;
  }

  // Members ascending, sets by first member.
  [[nodiscard]] std::vector<std::vector<std::size_t>> sets() const {
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < root_.size(); ++i) members[find(i)].push_back(i);
    std::vector<std::vector<std::size_t>> found;
    for (auto& [root, set] : members) found.push_back(std::move(set));
    return found;
  }

 private:
  mutable std::vector<std::size_t> root_;  // find() shortens paths
};

}  // namespace tellings
