// The part of Grouper that weighs stories again.
//
// A flush looks at the stories that got accounts since the last one, each with those that were found near it.
// Stories that are near each other, directly or through others, make a patch; the nearest are put together
// first, and none that would make a patch of more than kPatchAtoms. In a patch the young accounts are single
// again and the settled members of a story stand as one, so that stories can join, part and give each other
// their latest accounts, while what has settled stays together and the work stays small.
#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "group/grouper_parts.h"
#include "group/story_ids.h"

namespace tellings {
namespace {

constexpr std::size_t kPatchAtoms = 400;
constexpr std::size_t kFreshOfAStory = 128;  // the latest; the others count as settled
constexpr std::size_t kYoungOfAStory = 32;   // of those that an earlier flush has seen
constexpr std::uint64_t kYoungArrivals = 2000;
constexpr std::int64_t kYoungSeconds = 2 * 86400;

std::uint32_t root_of(std::vector<std::uint32_t>& parent, std::uint32_t at) {
  while (parent[at] != at) at = parent[at] = parent[parent[at]];
  return at;
}

// Of each pair of stories of a patch, whether something of the one may belong to the other: in a long chain
// most pairs have nothing in common.
class Neighbours {
 public:
  explicit Neighbours(const Patch& patch)
      : stories_(patch.stories), near_(patch.stories.size() * patch.stories.size(), false) {
    std::sort(stories_.begin(), stories_.end());
    for (std::size_t i = 0; i < stories_.size(); ++i) mark(i, i);
    for (const NearStories& pair : patch.near) {
      mark(index_of(pair.a), index_of(pair.b));
      mark(index_of(pair.b), index_of(pair.a));
    }
  }
  // REQUIRES: it is of the patch.
  [[nodiscard]] std::size_t index_of(StoryNumber story) const {
    return static_cast<std::size_t>(std::lower_bound(stories_.begin(), stories_.end(), story) -
                                    stories_.begin());
  }
  [[nodiscard]] bool near(std::size_t a, std::size_t b) const { return near_[a * stories_.size() + b]; }

 private:
  void mark(std::size_t a, std::size_t b) { near_[a * stories_.size() + b] = true; }
  std::vector<StoryNumber> stories_;
  std::vector<bool> near_;
};

}  // namespace

bool Grouper::Parts::is_young(const Kept& account) const {
  if (account.arrival + kYoungArrivals >= arrivals) return true;
  const auto& time = account.signature.first_second;
  return time && *time + kYoungSeconds >= clock.now();
}

// Of the members of a story, how many stand as one. Members come by arrival.
std::size_t Grouper::Parts::settled_of(const StoryRecord& story) const {
  const std::size_t size = story.members.size();
  std::size_t settled = size > kFreshOfAStory ? size - kFreshOfAStory : 0;
  const auto has_settled = [&](const Kept& account) {
    return !account.fresh && (settled + kYoungOfAStory < size || !is_young(account));
  };
  while (settled < size && has_settled(*accounts[story.members[settled]])) ++settled;
  return settled;
}

// Each story's settled members as one atom, its young ones singly; by their first accounts.
std::vector<ClusterAtom> Grouper::Parts::atoms_of(const std::vector<StoryNumber>& component) const {
  std::vector<ClusterAtom> atoms;
  for (const StoryNumber number : component) {
    const StoryRecord& story = stories[number];
    const std::size_t size = story.members.size();
    const std::size_t settled = settled_of(story);
    if (settled > 0)
      atoms.push_back(
          {{story.members.begin(), story.members.begin() + static_cast<std::ptrdiff_t>(settled)}, {}, {}});
    for (std::size_t i = settled; i < size; ++i) atoms.push_back({{story.members[i]}, {}, {}});
    if (settled > 1) {
      const double pairs = static_cast<double>(size) * static_cast<double>(size - 1) / 2;
      const double of_them = static_cast<double>(settled) * static_cast<double>(settled - 1) / 2;
      atoms[atoms.size() - 1 - (size - settled)].sums.inside = story.inside / pairs * of_them;
    }
  }
  for (ClusterAtom& atom : atoms) {
    atom.spokesmen = spokesmen_of(atom.members);
    atom.sums.size = static_cast<std::uint32_t>(atom.members.size());
    atom.sums.dated =
        static_cast<std::uint32_t>(std::count_if(atom.members.begin(), atom.members.end(), [this](Slot slot) {
          return accounts[slot]->signature.first_second.has_value();
        }));
    std::sort(atom.members.begin(), atom.members.end(), [this](Slot a, Slot b) { return earlier(a, b); });
  }
  std::sort(atoms.begin(), atoms.end(), [this](const ClusterAtom& x, const ClusterAtom& y) {
    return earlier(x.members.front(), y.members.front());
  });
  return atoms;
}

std::vector<Likeness> Grouper::Parts::compare(const Patch& patch, const std::vector<ClusterAtom>& atoms) {
  const Neighbours neighbours(patch);
  std::vector<std::size_t> story;
  for (const ClusterAtom& atom : atoms)
    story.push_back(neighbours.index_of(accounts[atom.members.front()]->story));
  std::vector<double> sums(atoms.size());
  std::vector<Likeness> pairs;
  for (std::uint32_t b = 1; b < atoms.size(); ++b) {
    std::fill(sums.begin(), sums.end(), 0);
    for (const Slot slot : atoms[b].spokesmen) {
      compare_from(slot);
      for (std::uint32_t a = 0; a < b; ++a)
        if (neighbours.near(story[a], story[b])) sums[a] += mean_likeness(atoms[a].spokesmen);
    }
    for (std::uint32_t a = 0; a < b; ++a) {
      const double mean = sums[a] / static_cast<double>(atoms[b].spokesmen.size());
      if (mean > 0)
        pairs.push_back({a, b, static_cast<float>(mean * atoms[a].sums.size * atoms[b].sums.size)});
    }
  }
  return pairs;
}

void Grouper::Parts::cluster_again(std::set<Slot>& touched) {
  std::map<StoryNumber, std::uint32_t> index_of;
  std::vector<StoryNumber> involved;
  const auto take = [&](StoryNumber number) {
    if (index_of.emplace(number, static_cast<std::uint32_t>(involved.size())).second)
      involved.push_back(number);
  };
  for (const Slot slot : fresh) take(accounts[slot]->story);
  for (const NearStories& pair : near) {
    take(pair.a);
    take(pair.b);
  }
  std::vector<std::uint32_t> parent(involved.size());
  std::iota(parent.begin(), parent.end(), 0U);
  std::vector<std::size_t> size;
  for (const StoryNumber number : involved) {
    const std::size_t settled = settled_of(stories[number]);
    size.push_back(stories[number].members.size() - settled + (settled > 0 ? 1 : 0));
  }
  std::sort(near.begin(), near.end(), [this](const NearStories& x, const NearStories& y) {
    if (x.joining != y.joining) return x.joining > y.joining;
    return std::pair(stories[x.a].last_arrival, stories[x.b].last_arrival) <
           std::pair(stories[y.a].last_arrival, stories[y.b].last_arrival);
  });
  for (const NearStories& pair : near) {
    const std::uint32_t a = root_of(parent, index_of.at(pair.a)), b = root_of(parent, index_of.at(pair.b));
    if (a == b || size[a] + size[b] > kPatchAtoms) continue;
    parent[b] = a;
    size[a] += size[b];
  }
  std::map<std::uint32_t, Patch> patches;
  for (std::uint32_t i = 0; i < involved.size(); ++i)
    patches[root_of(parent, i)].stories.push_back(involved[i]);
  for (const NearStories& pair : near) {
    const std::uint32_t root = root_of(parent, index_of.at(pair.a));
    if (root == root_of(parent, index_of.at(pair.b))) patches[root].near.push_back(pair);
  }
  for (const auto& entry : patches) cluster_again(entry.second, touched);
}

void Grouper::Parts::cluster_again(const Patch& patch, std::set<Slot>& touched) {
  bool dirty = false;
  for (const StoryNumber number : patch.stories) dirty = std::exchange(stories[number].dirty, false) || dirty;
  const std::vector<ClusterAtom> atoms = atoms_of(patch.stories);
  if (!dirty || atoms.size() < 2) return;
  const std::vector<Likeness> pairs = compare(patch, atoms);
  std::vector<Atom> sums;
  for (const ClusterAtom& atom : atoms) sums.push_back(atom.sums);
  settle(patch.stories, atoms, pairs, cluster_stories(sums, pairs, yardstick), touched);
}

// Whether the clustering found each story as it is.
bool Grouper::Parts::keeps_stories(const std::vector<ClusterAtom>& atoms,
                                   const std::vector<std::uint32_t>& leaders) const {
  std::map<StoryNumber, std::uint32_t> leader_of;
  for (std::uint32_t i = 0; i < atoms.size(); ++i) {
    const StoryNumber own = accounts[atoms[i].members.front()]->story;
    if (own != accounts[atoms[leaders[i]].members.front()]->story) return false;
    if (leader_of.emplace(own, leaders[i]).first->second != leaders[i]) return false;
  }
  return true;
}

// Gives the stories of a patch the members that the clustering found.
void Grouper::Parts::settle(const std::vector<StoryNumber>& component, const std::vector<ClusterAtom>& atoms,
                            const std::vector<Likeness>& pairs, const std::vector<std::uint32_t>& leaders,
                            std::set<Slot>& touched) {
  std::vector<double> inside(atoms.size());
  for (std::uint32_t i = 0; i < atoms.size(); ++i) inside[leaders[i]] += atoms[i].sums.inside;
  for (const Likeness& pair : pairs)
    if (leaders[pair.a] == leaders[pair.b]) inside[leaders[pair.a]] += double{pair.sum};
  if (keeps_stories(atoms, leaders)) {
    for (std::uint32_t i = 0; i < atoms.size(); ++i)
      if (leaders[i] == i) stories[accounts[atoms[i].members.front()]->story].inside = inside[i];
    return;
  }
  std::vector<Slot> slots;
  std::vector<std::uint32_t> group;  // of each slot: the number of its group's first slot
  std::map<std::uint32_t, std::uint32_t> first_slot;
  std::vector<std::string> before, founders;
  for (std::uint32_t i = 0; i < atoms.size(); ++i) {
    for (const Slot slot : atoms[i].members) {
      const auto place = first_slot.emplace(leaders[i], static_cast<std::uint32_t>(slots.size())).first;
      slots.push_back(slot);
      group.push_back(place->second);
      before.push_back(accounts[slot]->told.story);
      founders.push_back(fresh_id(accounts[slot]->signature));
    }
  }
  const std::vector<std::string> ids = keep_story_ids(group, before, founders);
  if (ids != before) {
    note_changes(slots, before, ids);
    for (const StoryNumber number : component) empty_story(number);
    fill_stories(slots, ids);
    for (std::size_t i = 0; i < slots.size(); ++i)
      if (ids[i] != before[i]) touched.insert(slots[i]);
  }
  for (const auto& [leader, slot] : first_slot) {
    StoryRecord& story = stories[number_of.at(ids[slot])];
    story.inside = inside[leader];
    story.dirty = false;
  }
  for (const StoryNumber number : component)
    if (stories[number].members.empty()) forget(number);
}

void Grouper::Parts::fill_stories(const std::vector<Slot>& slots, const std::vector<std::string>& ids) {
  std::vector<std::size_t> order(slots.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    return accounts[slots[x]]->arrival < accounts[slots[y]]->arrival;
  });
  std::set<StoryNumber> filled;
  for (const std::size_t i : order) {
    const auto known = number_of.find(ids[i]);
    const StoryNumber number = known == number_of.end() ? new_story(ids[i]) : known->second;
    attach(slots[i], number);
    filled.insert(number);
  }
  for (const StoryNumber number : filled) by_age.emplace_back(number, stories[number].last_arrival);
}

void Grouper::Parts::empty_story(StoryNumber number) {
  StoryRecord& story = stories[number];
  story.members.clear();
  story.inside = 0;
  story.dated = 0;
}

void Grouper::Parts::note_changes(const std::vector<Slot>& slots, const std::vector<std::string>& before,
                                  const std::vector<std::string>& ids) {
  std::map<std::string, std::vector<Slot>> now, left;  // members by id; of `before`, those that stay
  for (std::size_t i = 0; i < slots.size(); ++i) {
    now[ids[i]].push_back(slots[i]);
    if (ids[i] == before[i]) left[ids[i]].push_back(slots[i]);
  }
  std::map<std::pair<std::string, std::string>, std::string> reasons;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (ids[i] == before[i]) continue;
    std::string& reason = reasons[{before[i], ids[i]}];
    if (reason.empty()) {
      compare_from(slots[i]);
      const auto likeness_to = [&](std::vector<Slot> others) {
        std::erase(others, slots[i]);
        return others.empty() ? 0 : mean_likeness(spokesmen_of(others));
      };
      const std::string with = "likeness " + printed(likeness_to(now[ids[i]])) + " with those of " + ids[i];
      const bool parted = !left[before[i]].empty();
      reason = parted ? "split: " + with + ", " + printed(likeness_to(left[before[i]])) + " with those of " +
                            before[i]
                      : "merged: " + with;
    }
    changes.push_back({accounts[slots[i]]->signature.id, before[i], ids[i], reason});
  }
}

}  // namespace tellings
