#include "group/grouper.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "group/grouper_parts.h"
#include "group/story_clusters.h"

namespace tellings {
namespace {

constexpr std::size_t kShared = 96;           // asked of the word index
constexpr std::size_t kCandidates = 16;       // of these, compared in any case
constexpr std::size_t kOthers = 10;           // more, of other stories
constexpr std::size_t kOfAnother = 2;         // for each such story
constexpr std::size_t kSketchCandidates = 8;  // of the sketch table
constexpr std::size_t kStories = 3;           // weighed for an account, those with the likest members
constexpr std::size_t kFirstSpokesmen = 6;
constexpr std::size_t kLatestSpokesmen = 6;
constexpr float kLeastLikeness = 0.02F;     // what is below counts as nothing
constexpr double kCopiesAreOneStory = 0.8;  // likeness of accounts that have most of each other's words
constexpr float kMostOfIt = 0.4F;           // share on both sides from which that holds

// From so much of what joins two groups on, the next flush looks at both together.
constexpr double kNear = 0.6;

double single_cohesion() { return cohesion(1, 0); }

// A place of `all` that something which went to sleep has left, else a new one at its end.
template <class Item>
std::uint32_t free_place(std::vector<Item>& all, std::vector<std::uint32_t>& left) {
  if (left.empty()) {
    all.emplace_back();
    return static_cast<std::uint32_t>(all.size() - 1);
  }
  const std::uint32_t place = left.back();
  left.pop_back();
  return place;
}

}  // namespace

float counted_likeness(const Signature& a, const Signature& b, const Overlap& overlap) {
  const auto like = static_cast<float>(double{overlap.likeness()} * nearness(a, b));
  return like < kLeastLikeness ? 0 : like;
}

std::vector<Slot> spokesmen_of(const std::vector<Slot>& members) {
  if (members.size() <= kFirstSpokesmen + kLatestSpokesmen) return members;
  std::vector<Slot> some(members.begin(), members.begin() + kFirstSpokesmen);
  some.insert(some.end(), members.end() - kLatestSpokesmen, members.end());
  return some;
}

bool Grouper::Parts::earlier(Slot a, Slot b) const {
  const auto key = [this](Slot slot) {
    const Kept& kept = *accounts[slot];
    const auto& time = kept.signature.first_second;
    return std::tuple(!time.has_value(), time.value_or(0), kept.arrival);
  };
  return key(a) < key(b);
}

void Grouper::Parts::compare_from(Slot account) {
  const Kept& kept = *accounts[account];
  if (compared != kept.arrival) probe_is_set = false;
  compared = kept.arrival;
  compared_slot = account;
  copies_of_compared.resize(accounts.size(), 0);
  ++comparisons;
  for (const CopyEdge& edge : kept.edges)
    if (!edge.brief && std::min(edge.share, edge.share_other) >= kMostOfIt)
      copies_of_compared[edge.other] = comparisons;
}

Overlap Grouper::Parts::overlap_with(Slot other) {
  const Kept& kept = *accounts[compared_slot];
  if (!std::exchange(probe_is_set, true)) probe.set(kept.bag);
  const Kept& second = *accounts[other];
  const Overlap overlap = probe.compare(second.bag);
  memo.put(compared, second.arrival, counted_likeness(kept.signature, second.signature, overlap));
  return overlap;
}

double Grouper::Parts::pair_likeness(Slot other) {
  auto known = memo.find(compared, accounts[other]->arrival);
  if (!known)
    known =
        counted_likeness(accounts[compared_slot]->signature, accounts[other]->signature, overlap_with(other));
  const double like = double{*known};
  return copies_of_compared[other] == comparisons ? std::max(like, kCopiesAreOneStory) : like;
}

double Grouper::Parts::mean_likeness(const std::vector<Slot>& others) {
  double sum = 0;
  for (const Slot other : others) sum += pair_likeness(other);
  return sum / static_cast<double>(others.size());
}

std::string Grouper::Parts::fresh_id(const Signature& first) const {
  for (std::uint64_t salt = 0;; ++salt) {
    std::string id = short_id("s", hash64(first.id, first.text_hash + salt));
    if (!number_of.contains(id) && !archive->holds_story(id)) return id;
  }
}

Slot Grouper::Parts::take_in(Signature signature) {
  const Slot slot = free_place(accounts, free_slots);
  auto kept = std::make_unique<Kept>();
  kept->signature = std::move(signature);
  kept->signature.terms.shrink_to_fit();
  kept->bag = make_bag(kept->signature);
  kept->sketch = make_sketch(kept->signature);
  kept->arrival = arrivals++;
  kept->told.id = kept->signature.id;
  slot_of.emplace(kept->signature.id, slot);
  accounts[slot] = std::move(kept);
  return slot;
}

StoryNumber Grouper::Parts::new_story(std::string id) {
  const StoryNumber number = free_place(stories, free_stories);
  number_of.emplace(id, number);
  stories[number].id = std::move(id);
  return number;
}

// Of accounts that share something, most first: the first kCandidates, and up to kOthers of stories that have
// few among those. A burst of tellings of one event hides no other story.
std::vector<Slot> Grouper::Parts::of_many_stories(const std::vector<Slot>& sharing) const {
  std::vector<Slot> some;
  std::vector<std::pair<StoryNumber, std::size_t>> taken;
  for (const Slot slot : sharing) {
    if (some.size() == kCandidates + kOthers) break;
    const StoryNumber story = accounts[slot]->story;
    auto known =
        std::find_if(taken.begin(), taken.end(), [&](const auto& one) { return one.first == story; });
    if (known == taken.end()) known = taken.insert(taken.end(), {story, 0});
    if (some.size() >= kCandidates && known->second >= kOfAnother) continue;
    ++known->second;
    some.push_back(slot);
  }
  return some;
}

// The accounts that share most with this one, compared with it.
std::vector<Seen> Grouper::Parts::look_around(Slot account) {
  const Kept& kept = *accounts[account];
  std::vector<Slot> found = sketches.search(kept.sketch, kSketchCandidates);
  const std::vector<Slot> sharing = of_many_stories(index.add(account, kept.bag, kShared));
  found.insert(found.end(), sharing.begin(), sharing.end());
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  for (const Slot slot : found) __builtin_prefetch(accounts[slot].get());
  compare_from(account);
  for (const Slot slot : found) __builtin_prefetch(accounts[slot]->bag.entries.data());
  std::vector<Seen> seen;
  seen.reserve(found.size());
  for (const Slot slot : found) seen.push_back({slot, overlap_with(slot)});
  return seen;
}

// The story that the account joins best, kNoStory where it joins none. Those that it nearly joins are put
// down as near to `account`'s story to be: NearStories::a is filled in by the caller.
StoryNumber Grouper::Parts::choose_story(Slot account, const std::vector<Seen>& seen) {
  const Kept& kept = *accounts[account];
  compare_from(account);  // once more: it has copies now
  std::vector<std::pair<StoryNumber, double>> likest;
  for (const Seen& one : seen)
    if (!accounts[one.slot]->told.round_up)
      likest.emplace_back(accounts[one.slot]->story, -pair_likeness(one.slot));
  std::sort(likest.begin(), likest.end());
  likest.erase(std::unique(likest.begin(), likest.end(),
                           [](const auto& x, const auto& y) { return x.first == y.first; }),
               likest.end());
  std::vector<std::pair<double, StoryNumber>> order;
  for (const auto& [story, negative] : likest) order.emplace_back(negative, story);
  const std::size_t weighed = std::min(order.size(), kStories);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(weighed), order.end(),
                    [this](const auto& x, const auto& y) {
                      return std::tie(x.first, stories[x.second].id) <
                             std::tie(y.first, stories[y.second].id);
                    });
  order.resize(weighed);
  const bool dated = kept.signature.first_second.has_value();
  StoryNumber chosen = kNoStory;
  double best_joining = 1, chosen_mean = 0;
  std::vector<NearStories> nearly;
  for (const auto& [negative, number] : order) {
    const StoryRecord& story = stories[number];
    const auto size = static_cast<double>(story.members.size());
    const double mean = mean_likeness(spokesmen_of(story.members));
    const double dated_share = (story.dated + (dated ? 1.0 : 0.0)) / (size + 1);
    const double whole = joining(mean, cohesion(story.members.size(), story.inside), single_cohesion(),
                                 dated_share, yardstick);
    const double likest_one =
        joining(-negative, single_cohesion(), single_cohesion(), dated_share, yardstick);
    if (std::max(whole, likest_one) >= kNear)
      nearly.push_back({kNoStory, number, std::max(whole, likest_one)});
    if (whole < best_joining || (chosen != kNoStory && whole <= best_joining)) continue;
    chosen = number;
    best_joining = whole;
    chosen_mean = mean;
  }
  const StoryNumber home = chosen == kNoStory ? new_story(fresh_id(kept.signature)) : chosen;
  put_in(account, home, chosen_mean);
  for (NearStories& one : nearly) {
    if (one.b == home) continue;
    one.a = home;
    near.push_back(one);
  }
  return home;
}

void Grouper::Parts::put_in(Slot account, StoryNumber number, double mean) {
  stories[number].inside += mean * static_cast<double>(stories[number].members.size());
  attach(account, number);
  by_age.emplace_back(number, accounts[account]->arrival);
}

// A member more; what its likeness adds is the caller's.
void Grouper::Parts::attach(Slot account, StoryNumber number) {
  Kept& kept = *accounts[account];
  StoryRecord& story = stories[number];
  const std::int64_t time = kept.signature.first_second.value_or(clock.now());
  story.last_time = story.members.empty() ? time : std::max(story.last_time, time);
  story.last_clock = clock.now();
  story.members.push_back(account);
  if (kept.signature.first_second) ++story.dated;
  story.last_arrival = kept.arrival;
  story.dirty = true;
  kept.story = number;
  kept.told.story = story.id;
}

Grouper::Grouper(const Yardstick& yardstick, const Window& window, std::unique_ptr<StoryArchive> archive)
    : parts_(std::make_unique<Parts>()) {
  parts_->yardstick = yardstick;
  parts_->window = window;
  parts_->archive = std::move(archive);
}
Grouper::~Grouper() = default;
Grouper::Grouper(Grouper&&) noexcept = default;
Grouper& Grouper::operator=(Grouper&&) noexcept = default;

std::optional<Placement> Grouper::add(Signature signature) {
  Parts& parts = *parts_;
  if (parts.slot_of.contains(signature.id) || !parts.archive->story_of(hash64(signature.id)).empty())
    return std::nullopt;
  if (signature.first_second) parts.clock.see(*signature.first_second);
  parts.wake_named(signature);
  const Slot account = parts.take_in(std::move(signature));
  Kept& kept = *parts.accounts[account];
  std::vector<Seen> seen = parts.look_around(account);
  parts.find_copies(account, seen);
  kept.told.round_up = parts.is_round_up(account, seen);
  if (kept.told.round_up) {
    parts.put_in(account, parts.new_story(parts.fresh_id(kept.signature)), 0);
  } else {
    parts.choose_story(account, seen);
  }
  parts.sketches.add(account, kept.sketch);
  parts.hang_at_once(account);
  kept.fresh = true;
  parts.fresh.push_back(account);
  return kept.told;
}

std::vector<Placement> Grouper::flush() {
  Parts& parts = *parts_;
  parts.changes.clear();
  std::set<Slot> touched;
  parts.cluster_again(touched);
  parts.hang_fresh(touched);
  std::vector<Slot> order(touched.begin(), touched.end());
  std::sort(order.begin(), order.end(), [&](Slot a, Slot b) { return parts.earlier(a, b); });
  std::vector<Placement> corrections;
  for (const Slot slot : order) corrections.push_back(parts.accounts[slot]->told);
  for (const Slot slot : parts.fresh) {
    parts.accounts[slot]->fresh = false;
    std::vector<Slot>().swap(parts.accounts[slot]->candidates);
  }
  parts.fresh.clear();
  parts.near.clear();
  parts.not_named.clear();
  parts.put_to_sleep();
  return corrections;
}

const std::vector<StoryChange>& Grouper::changes() const { return parts_->changes; }
std::optional<Error> Grouper::take_trouble() { return std::exchange(parts_->trouble, std::nullopt); }
std::size_t Grouper::awake() const { return parts_->slot_of.size(); }
const StoryArchive& Grouper::archive() const { return *parts_->archive; }

void sort_for_grouping(std::vector<Signature>& signatures) {
  std::sort(signatures.begin(), signatures.end(), [](const Signature& x, const Signature& y) {
    return std::tuple(!x.first_second.has_value(), x.first_second.value_or(0), std::string_view(x.id)) <
           std::tuple(!y.first_second.has_value(), y.first_second.value_or(0), std::string_view(y.id));
  });
}

}  // namespace tellings
