#include "group/grouper.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "group/grouper_parts.h"
#include "group/story_clusters.h"
#include "group/story_ids.h"

namespace tellings {
namespace {

constexpr float kLeastLikeness = 0.02F;     // pairs below are not kept
constexpr float kCopiesAreOneStory = 0.8F;  // likeness of accounts that have most of each other's words
constexpr double kMostOfIt = 0.4;           // share on both sides from which that holds

std::string fresh_story_id(const Signature& first) {
  return short_id("s", hash64(first.id, first.text_hash));
}

}  // namespace

void Grouper::Parts::link(std::uint32_t later) {
  for (const std::uint32_t earlier : neighbours.of(accounts[later].bag)) compare(later, earlier);
  neighbours.add(later, accounts[later].bag);
}

void Grouper::Parts::compare(std::uint32_t later, std::uint32_t earlier) {
  const Kept& a = accounts[later];
  const Kept& b = accounts[earlier];
  auto like = static_cast<float>(same_event_score(a.signature, a.bag, b.signature, b.bag));
  if (const auto copy = weigh_copy(a.signature, a.bag, b.signature, b.bag)) {
    copies.push_back({earlier, later, copy->score});
    if (std::min(copy->share_a, copy->share_b) >= kMostOfIt) like = std::max(like, kCopiesAreOneStory);
  }
  if (like >= kLeastLikeness) likenesses.push_back({earlier, later, like});
}

// The story that `account`, the last one taken in, joins best; empty where it joins none.
std::string Grouper::Parts::story_at_once(std::uint32_t account) const {
  std::map<std::string, double> between;
  for (auto pair = likenesses.rbegin(); pair != likenesses.rend() && pair->b == account; ++pair)
    between[accounts[pair->a].told.story] += double{pair->score};
  std::string best;
  double best_joining = 1;
  for (const auto& [story, sum] : between) {
    const StorySum& known = stories.at(story);
    const double size = static_cast<double>(known.size);
    const double dated =
        (static_cast<double>(known.dated) + (accounts[account].signature.first_second ? 1 : 0)) / (size + 1);
    const double score =
        joining(sum / size, cohesion(known.size, known.inside), cohesion(1, 0), dated, yardstick);
    if (score < best_joining || (score <= best_joining && !best.empty())) continue;
    best = story;
    best_joining = score;
  }
  return best;
}

void Grouper::Parts::put_in(std::uint32_t account, const std::string& story) {
  StorySum& sum = stories[story];
  for (auto pair = likenesses.rbegin(); pair != likenesses.rend() && pair->b == account; ++pair)
    if (accounts[pair->a].told.story == story) sum.inside += double{pair->score};
  ++sum.size;
  if (accounts[account].signature.first_second) ++sum.dated;
  accounts[account].told.story = story;
}

// The best partner of each brief account.
std::vector<CopyPair> Grouper::Parts::brief_copies() const {
  struct Brief {
    Signature signature;
    Bag bag;
    CopyPair best;
  };
  std::map<std::uint32_t, Brief> briefs;
  for (std::uint32_t i = 0; i < accounts.size(); ++i) {
    if (!is_brief(accounts[i].signature)) continue;
    Brief& brief = briefs[i];
    brief.signature = counts.reweighted(accounts[i].signature);
    brief.bag = make_bag(brief.signature);
  }
  for (const Likeness& pair : likenesses) {
    const auto a = briefs.find(pair.a), b = briefs.find(pair.b);
    if (a == briefs.end() || b == briefs.end()) continue;
    const double score = brief_score(a->second.signature, a->second.bag, b->second.signature, b->second.bag);
    if (score < kBriefCopy) continue;
    for (Brief* one : {&a->second, &b->second})
      if (score > one->best.score) one->best = {pair.a, pair.b, score};
  }
  std::vector<CopyPair> out;
  for (const auto& entry : briefs)
    if (entry.second.best.score > 0) out.push_back(entry.second.best);
  return out;
}

std::vector<std::string> Grouper::Parts::story_ids() const {
  std::vector<bool> dated;
  std::vector<std::string> before, fresh;
  for (const Kept& kept : accounts) {
    dated.push_back(kept.signature.first_second.has_value());
    before.push_back(kept.told.story);
    fresh.push_back(fresh_story_id(kept.signature));
  }
  return keep_story_ids(cluster_stories(dated, likenesses, yardstick), before, fresh);
}

void Grouper::Parts::hang(Placement& place, std::uint32_t copy, std::uint32_t origin, double score) const {
  const Kept& a = accounts[copy];
  const Kept& b = accounts[origin];
  place.copy_of = b.signature.id;
  place.how = how_taken(a.signature, b.signature, measure_copy(a.signature, a.bag, b.signature, b.bag));
  place.score = score;
}

std::vector<Placement> Grouper::Parts::place_all() const {
  const std::vector<std::string> ids = story_ids();
  std::vector<CopyPair> pairs = copies;
  const std::vector<CopyPair> brief = brief_copies();
  pairs.insert(pairs.end(), brief.begin(), brief.end());
  const auto origins = copy_forest(accounts.size(), pairs);
  std::vector<Placement> out;
  for (std::uint32_t i = 0; i < accounts.size(); ++i) {
    Placement place;
    place.id = accounts[i].signature.id;
    place.story = ids[i];
    if (origins[i]) hang(place, i, origins[i]->account, pairs[origins[i]->pair].score);
    out.push_back(std::move(place));
  }
  return out;
}

void Grouper::Parts::sum_up_stories() {
  stories.clear();
  for (const Kept& kept : accounts) {
    StorySum& sum = stories[kept.told.story];
    ++sum.size;
    if (kept.signature.first_second) ++sum.dated;
  }
  for (const Likeness& pair : likenesses)
    if (accounts[pair.a].told.story == accounts[pair.b].told.story)
      stories[accounts[pair.a].told.story].inside += double{pair.score};
}

Grouper::Grouper(const Yardstick& yardstick) : parts_(std::make_unique<Parts>()) {
  parts_->yardstick = yardstick;
}
Grouper::~Grouper() = default;
Grouper::Grouper(Grouper&&) noexcept = default;
Grouper& Grouper::operator=(Grouper&&) noexcept = default;

bool Grouper::enter(Signature signature) {
  const auto number = static_cast<std::uint32_t>(parts_->accounts.size());
  if (!parts_->number.emplace(signature.id, number).second) return false;
  parts_->counts.add(signature);
  Bag bag = make_bag(signature);
  parts_->accounts.push_back({std::move(signature), std::move(bag), {}});
  return true;
}

std::optional<Placement> Grouper::add(Signature signature) {
  if (!enter(std::move(signature))) return std::nullopt;
  Parts& parts = *parts_;
  const auto account = static_cast<std::uint32_t>(parts.accounts.size() - 1);
  const std::size_t copies_before = parts.copies.size();
  parts.link_all();
  Kept& kept = parts.accounts[account];
  const std::string story = parts.story_at_once(account);
  kept.told.id = kept.signature.id;
  parts.put_in(account, story.empty() ? fresh_story_id(kept.signature) : story);
  const auto best =
      std::max_element(parts.copies.begin() + static_cast<std::ptrdiff_t>(copies_before), parts.copies.end(),
                       [](const CopyPair& x, const CopyPair& y) { return x.score < y.score; });
  if (best != parts.copies.end()) parts.hang(kept.told, account, best->a, best->score);
  return kept.told;
}

std::vector<Placement> Grouper::flush() {
  Parts& parts = *parts_;
  parts.link_all();
  parts.changes.clear();
  std::vector<Placement> corrections;
  const std::vector<Placement> now = parts.place_all();
  std::map<std::string, std::size_t> sizes;
  for (const Placement& place : now) ++sizes[place.story];
  for (std::uint32_t i = 0; i < now.size(); ++i) {
    Placement& told = parts.accounts[i].told;
    if (told == now[i]) continue;
    if (!told.story.empty() && told.story != now[i].story)
      parts.changes.push_back({told.id, told.story, now[i].story,
                               sizes[now[i].story] == 1 ? "no other account is like it"
                                                        : "more like the accounts of " + now[i].story});
    told = now[i];
    corrections.push_back(now[i]);
  }
  parts.sum_up_stories();
  return corrections;
}

const std::vector<StoryChange>& Grouper::changes() const { return parts_->changes; }

void sort_for_grouping(std::vector<Signature>& signatures) {
  std::sort(signatures.begin(), signatures.end(), [](const Signature& x, const Signature& y) {
    return std::tuple(!x.first_second.has_value(), x.first_second.value_or(0), x.id) <
           std::tuple(!y.first_second.has_value(), y.first_second.value_or(0), y.id);
  });
}

}  // namespace tellings
