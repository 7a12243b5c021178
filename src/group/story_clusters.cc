#include "group/story_clusters.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace tellings {
namespace {

constexpr double kUsualCohesion = 0.3;  // .34 is within half a point
constexpr double kCohesionPairs =
    2;  // so many pairs does the usual cohesion weigh; 3 and 4 give the same figures
constexpr double kLeastLikeness =
    0.08;  // below, no group is one however loose: nothing from .08 to .12 changes a figure

constexpr std::uint32_t kNobody = 0xFFFFFFFF;

struct Group {
  std::uint32_t size = 1;
  std::uint32_t dated = 0;
  double inside = 0;  // sum of the pairs
  double held = 0;    // cohesion
  bool alive = true;
  std::uint32_t partner = kNobody;  // the group that it joins best, where it joins any
  double joining = 0;               // with the partner
};

// Sums of pairs in a square of numbers: patches are a few hundred atoms at most. Each group knows the one
// that it joins best; a join changes the row and column of one group and the partners of few.
class Clustering {
 public:
  Clustering(std::span<const Atom> atoms, std::span<const Likeness> pairs, const Yardstick& yardstick)
      : yardstick_(yardstick),
        groups_(atoms.size()),
        leader_(atoms.size()),
        between_(atoms.size() * atoms.size(), 0) {
    std::iota(leader_.begin(), leader_.end(), 0U);
    for (std::uint32_t i = 0; i < groups_.size(); ++i) {
      Group& group = groups_[i];
      group.size = atoms[i].size;
      group.dated = atoms[i].dated;
      group.inside = atoms[i].inside;
      group.held = cohesion(group.size, group.inside);
    }
    for (const Likeness& pair : pairs) sum(pair.a, pair.b) = sum(pair.b, pair.a) = double{pair.sum};
    for (const Likeness& pair : pairs) {
      const double score = joining_of(pair.a, pair.b);
      offer(pair.a, pair.b, score);
      offer(pair.b, pair.a, score);
    }
  }

  std::vector<std::uint32_t> run() {
    for (std::uint32_t a = best(); a != kNobody; a = best()) join(a, groups_[a].partner);
    return leader_;
  }

 private:
  double& sum(std::uint32_t a, std::uint32_t b) { return between_[a * groups_.size() + b]; }

  double joining_of(std::uint32_t a, std::uint32_t b) {
    const double all = sum(a, b);
    if (all <= 0) return 0;
    const Group& one = groups_[a];
    const Group& other = groups_[b];
    const double mean = all / (double{1} * one.size * other.size);
    const double dated = double{1} * (one.dated + other.dated) / (one.size + other.size);
    return joining(mean, one.held, other.held, dated, yardstick_);
  }

  // Of equal ones the partner with the lower number.
  void offer(std::uint32_t a, std::uint32_t partner, double score) {
    Group& group = groups_[a];
    if (score < 1 || score < group.joining || (score == group.joining && partner > group.partner)) return;
    group.partner = partner;
    group.joining = score;
  }

  void look_for_partner(std::uint32_t a) {
    groups_[a].partner = kNobody;
    groups_[a].joining = 0;
    for (std::uint32_t b = 0; b < groups_.size(); ++b)
      if (b != a && groups_[b].alive) offer(a, b, joining_of(a, b));
  }

  // The first group of the pair that joins best; of equal pairs the one with the lowest numbers.
  [[nodiscard]] std::uint32_t best() const {
    std::uint32_t found = kNobody;
    for (std::uint32_t a = 0; a < groups_.size(); ++a) {
      const Group& group = groups_[a];
      if (group.alive && group.partner != kNobody &&
          (found == kNobody || group.joining > groups_[found].joining))
        found = a;
    }
    return found;
  }

  // b goes into a; a < b, so the leader of a group is its lowest account.
  void join(std::uint32_t a, std::uint32_t b) {
    Group& into = groups_[a];
    Group& from = groups_[b];
    into.inside += from.inside + sum(a, b);
    into.size += from.size;
    into.dated += from.dated;
    into.held = cohesion(into.size, into.inside);
    from.alive = false;
    for (std::uint32_t& leader : leader_)
      if (leader == b) leader = a;
    for (std::uint32_t c = 0; c < groups_.size(); ++c)
      if (c != a && groups_[c].alive) sum(a, c) = sum(c, a) = sum(a, c) + sum(b, c);
    look_for_partner(a);
    for (std::uint32_t c = 0; c < groups_.size(); ++c) {
      if (c == a || !groups_[c].alive) continue;
      if (groups_[c].partner == a || groups_[c].partner == b) {
        look_for_partner(c);
      } else {
        offer(c, a, joining_of(a, c));
      }
    }
  }

  Yardstick yardstick_;
  std::vector<Group> groups_;
  std::vector<std::uint32_t> leader_;
  std::vector<double> between_;  // by the numbers of two groups
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
