#include "collate/linkage.h"

#include <algorithm>
#include <queue>
#include <tuple>
#include <unordered_map>

namespace tellings {
namespace {

// What is known between two clusters: the rest of their pairs has no link.
struct Between {
  double sum = 0;
  std::size_t links = 0;
};

struct Candidate {
  double score = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::size_t pairs = 0;  // of members, when this was reckoned: an older one is stale
};

struct Worse {
  bool operator()(const Candidate& x, const Candidate& y) const {
    return std::tuple(x.score, y.a, y.b) < std::tuple(y.score, x.a, x.b);
  }
};

class Linkage {
 public:
  Linkage(std::size_t count, double threshold, double missing)
      : members_(count), near_(count), threshold_(threshold), missing_(missing) {
    for (std::uint32_t i = 0; i < count; ++i) members_[i] = {i};
  }

  void add(const Link& link) {
    for (const auto& [from, to] : {std::pair(link.a, link.b), std::pair(link.b, link.a)}) {
      near_[from][to].sum += link.score;
      ++near_[from][to].links;
    }
    push(link.a, link.b);
  }

  std::vector<std::vector<std::uint32_t>> run() {
    while (!queue_.empty()) {
      const Candidate best = queue_.top();
      queue_.pop();
      if (members_[best.a].empty() || members_[best.b].empty() || best.pairs != pairs(best.a, best.b))
        continue;
      join(best.a, best.b);
    }
    std::erase_if(members_, [](const auto& cluster) { return cluster.empty(); });
    for (auto& cluster : members_) std::ranges::sort(cluster);
    std::ranges::sort(members_);
    return members_;
  }

 private:
  [[nodiscard]] std::size_t pairs(std::uint32_t a, std::uint32_t b) const {
    return members_[a].size() * members_[b].size();
  }

  void push(std::uint32_t a, std::uint32_t b) {
    const Between& between = near_[a].at(b);
    const std::size_t all = pairs(a, b);
    const double score =
        (between.sum + missing_ * static_cast<double>(all - between.links)) / static_cast<double>(all);
    if (score >= threshold_) queue_.push({score, std::min(a, b), std::max(a, b), all});
  }

  void join(std::uint32_t into, std::uint32_t from) {
    members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
    members_[from].clear();
    near_[into].erase(from);
    for (const auto& [other, between] : near_[from]) {
      near_[other].erase(from);
      if (other == into) continue;
      for (Between* side : {&near_[into][other], &near_[other][into]}) {
        side->sum += between.sum;
        side->links += between.links;
      }
    }
    near_[from].clear();
    for (const auto& [other, between] : near_[into]) push(into, other);
  }

  std::vector<std::vector<std::uint32_t>> members_;
  std::vector<std::unordered_map<std::uint32_t, Between>> near_;
  double threshold_;
  double missing_;
  std::priority_queue<Candidate, std::vector<Candidate>, Worse> queue_;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> link_by_average(std::size_t count, const std::vector<Link>& links,
                                                        double threshold, double missing) {
  Linkage linkage(count, threshold, missing);
  for (const Link& link : links) linkage.add(link);
  return linkage.run();
}

}  // namespace tellings
