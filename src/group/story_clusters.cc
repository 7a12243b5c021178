#include "group/story_clusters.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>
#include <tuple>
#include <unordered_map>

namespace tellings {
namespace {

constexpr double kUsualCohesion = 0.3;  // .34 is within half a point
constexpr double kCohesionPairs =
    2;  // so many pairs does the usual cohesion weigh; 3 and 4 give the same figures
constexpr double kLeastLikeness =
    0.08;  // below, no group is one however loose: nothing from .08 to .12 changes a figure

struct Group {
  std::uint32_t size = 1;
  std::uint32_t dated = 0;
  double inside = 0;  // sum of the pairs
  std::uint32_t version = 0;
  bool alive = true;
  std::unordered_map<std::uint32_t, double> between;  // sum of the pairs with another group
};

struct Candidate {
  double joining = 0;
  std::uint32_t a = 0, b = 0;  // a < b
  std::uint32_t version_a = 0, version_b = 0;
};

struct Later {
  bool operator()(const Candidate& x, const Candidate& y) const {
    return std::tuple(-x.joining, x.a, x.b) > std::tuple(-y.joining, y.a, y.b);
  }
};

class Clustering {
 public:
  Clustering(std::span<const Atom> atoms, std::span<const Likeness> pairs, const Yardstick& yardstick)
      : yardstick_(yardstick), groups_(atoms.size()), leader_(atoms.size()) {
    std::iota(leader_.begin(), leader_.end(), 0U);
    for (std::uint32_t i = 0; i < groups_.size(); ++i) {
      groups_[i].size = atoms[i].size;
      groups_[i].dated = atoms[i].dated;
      groups_[i].inside = atoms[i].inside;
    }
    for (const Likeness& pair : pairs) {
      groups_[pair.a].between[pair.b] = double{pair.sum};
      groups_[pair.b].between[pair.a] = double{pair.sum};
    }
    for (const Likeness& pair : pairs) consider(pair.a, pair.b);
  }

  std::vector<std::uint32_t> run() {
    while (!queue_.empty()) {
      const Candidate next = queue_.top();
      queue_.pop();
      if (is_current(next)) join(next.a, next.b);
    }
    return leader_;
  }

 private:
  [[nodiscard]] bool is_current(const Candidate& c) const {
    return groups_[c.a].alive && groups_[c.b].alive && groups_[c.a].version == c.version_a &&
           groups_[c.b].version == c.version_b;
  }

  void consider(std::uint32_t a, std::uint32_t b) {
    if (a > b) std::swap(a, b);
    const Group& one = groups_[a];
    const Group& other = groups_[b];
    const double between = one.between.at(b) / (double{1} * one.size * other.size);
    const double dated = double{1} * (one.dated + other.dated) / (one.size + other.size);
    const double score = joining(between, cohesion(one.size, one.inside), cohesion(other.size, other.inside),
                                 dated, yardstick_);
    if (score >= 1) queue_.push({score, a, b, one.version, other.version});
  }

  // b goes into a; a < b, so the leader of a group is its lowest account.
  void join(std::uint32_t a, std::uint32_t b) {
    Group& into = groups_[a];
    Group& from = groups_[b];
    into.inside += from.inside + into.between.at(b);
    into.size += from.size;
    into.dated += from.dated;
    ++into.version;
    from.alive = false;
    into.between.erase(b);
    for (const auto& [other, sum] : from.between) {
      if (other == a) continue;
      groups_[other].between.erase(b);
      into.between[other] += sum;
      groups_[other].between[a] = into.between[other];
    }
    from.between.clear();
    for (std::uint32_t& leader : leader_)
      if (leader == b) leader = a;
    for (const auto& entry : into.between) consider(a, entry.first);
  }

  Yardstick yardstick_;
  std::vector<Group> groups_;
  std::vector<std::uint32_t> leader_;
  std::priority_queue<Candidate, std::vector<Candidate>, Later> queue_;
};

}  // namespace

double cohesion(std::size_t size, double sum) {
  const double pairs = static_cast<double>(size) * static_cast<double>(size - 1) / 2;
  return (sum + kCohesionPairs * kUsualCohesion) / (pairs + kCohesionPairs);
}

double joining(double between, double cohesion_a, double cohesion_b, double dated_share,
               const Yardstick& yardstick) {
  const double needed = yardstick.undated + dated_share * (yardstick.dated - yardstick.undated);
  return std::min(between / kLeastLikeness, between / (needed * std::sqrt(cohesion_a * cohesion_b)));
}

std::vector<std::uint32_t> cluster_stories(std::span<const Atom> atoms, std::span<const Likeness> pairs,
                                           const Yardstick& yardstick) {
  return Clustering(atoms, pairs, yardstick).run();
}

}  // namespace tellings
