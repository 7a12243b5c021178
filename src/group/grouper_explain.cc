#include <algorithm>
#include <cstdlib>

#include "base/hash.h"
#include "group/grouper_parts.h"

namespace tellings {
namespace {

std::string time_between(const Signature& a, const Signature& b) {
  if (!a.first_second || !b.first_second) return "time between them unknown";
  return std::to_string(std::llabs(*a.first_second - *b.first_second) / 86400) + " days apart";
}

std::string likeness_line(const char* what, const Kept& account, const Kept& other, const Overlap& overlap) {
  const double like = double{overlap.likeness()};
  return std::string(what) + other.signature.id + ": likeness " + printed(like) + " (words " +
         printed(double{overlap.all}) + ", names " + printed(double{overlap.names}) + ", opening " +
         printed(double{overlap.lead}) + "), " + time_between(account.signature, other.signature) +
         ", counts as " + printed(like * nearness(account.signature, other.signature)) + "\n";
}

std::string copy_line(const Kept& copy, const Kept* origin, const Probe& probe) {
  const std::string how = copy.told.how ? std::string(name_of(*copy.told.how)) : "";
  std::string line = "taken from " + copy.told.copy_of + ", " + how + ": ";
  if (origin != nullptr) {
    RunFinder runs;
    runs.set(copy.signature.terms);
    const CopyEvidence evidence = measure_copy(runs, copy.signature, copy.bag, origin->signature, origin->bag,
                                               probe.compare(origin->bag));
    line += std::to_string(evidence.run.words) + " telling words come in the same order, ";
  }
  return line + printed(100 * copy.told.share) + " % of its own and " +
         printed(100 * copy.told.share_of_origin) + " % of the other's; score " + printed(copy.told.score) +
         "\n";
}

}  // namespace

std::optional<std::string> Grouper::explain(std::string_view id) {
  const auto awake = parts_->slot_of.find(std::string(id));
  if (awake != parts_->slot_of.end()) return parts_->explain(awake->second);
  const std::string story = parts_->archive->story_of(hash64(id));
  const auto block = parts_->archive->read(story);
  if (!block || !*block || !parts_->enter_block(**block)) return std::nullopt;
  const std::string why = parts_->explain(parts_->slot_of.at(std::string(id)));
  parts_->forget(parts_->number_of.at(story));
  return why + "the story sleeps: nothing was added to it for " + std::to_string(parts_->window.days) +
         " days\n";
}

std::string Grouper::Parts::explain(Slot slot) const {
  const Kept& account = *accounts[slot];
  const StoryRecord& story = stories[account.story];
  const Probe own(account.bag);
  const Kept* inside = nullptr;
  const Kept* outside = nullptr;
  double best_inside = 0, best_outside = 0, sum = 0;
  for (const auto& other : accounts) {
    if (other == nullptr || other.get() == &account) continue;
    const double score =
        double{own.compare(other->bag).likeness()} * nearness(account.signature, other->signature);
    const bool together = other->story == account.story;
    if (together) sum += score;
    const Kept*& nearest = together ? inside : outside;
    double& best = together ? best_inside : best_outside;
    if (score <= best) continue;
    best = score;
    nearest = other.get();
  }
  const std::size_t others = story.members.size() - 1;
  std::string out =
      account.signature.id + ": story " + account.told.story + " with " + std::to_string(others) + " others";
  if (others > 0) out += ", like them by " + printed(sum / static_cast<double>(others)) + " in the mean";
  out += "\n";
  if (account.told.round_up) out += "a round-up: its parts tell of different stories\n";
  if (inside != nullptr)
    out += likeness_line("nearest in its story: ", account, *inside, own.compare(inside->bag));
  if (outside != nullptr) {
    out += likeness_line("nearest elsewhere: ", account, *outside, own.compare(outside->bag));
    out += std::string("the two stories: ") + held_against(account.story, outside->story);
  }
  if (account.told.copy_of.empty()) return out + "taken from no other account\n";
  const auto origin = slot_of.find(account.told.copy_of);
  return out + copy_line(account, origin == slot_of.end() ? nullptr : accounts[origin->second].get(), own);
}

// "likeness 0.11 between them, 0.13 would join"
std::string Grouper::Parts::held_against(StoryNumber a, StoryNumber b) const {
  const StoryRecord& one = stories[a];
  const StoryRecord& other = stories[b];
  double sum = 0;
  const std::vector<Slot> left = spokesmen_of(one.members), right = spokesmen_of(other.members);
  for (const Slot slot : left) {
    const Probe left_probe(accounts[slot]->bag);
    for (const Slot second : right)
      sum += double{left_probe.compare(accounts[second]->bag).likeness()} *
             nearness(accounts[slot]->signature, accounts[second]->signature);
  }
  const double mean = sum / static_cast<double>(left.size() * right.size());
  const double dated = static_cast<double>(one.dated + other.dated) /
                       static_cast<double>(one.members.size() + other.members.size());
  const double reached = joining(mean, cohesion(one.members.size(), one.inside),
                                 cohesion(other.members.size(), other.inside), dated, yardstick);
  return "likeness " + printed(mean) + " between them" +
         (reached > 0 ? ", " + printed(mean / reached) + " would join\n" : ": nothing in common\n");
}

}  // namespace tellings
