// The part of Grouper that tells a round-up: an account made of parts that each tell of another story.
//
//   "The week in brief"   Solvang Bay Oyelaran Kestrel | Holmqvist Ostmark Rask | Lake Torrell Sandvoll
//   Brezny
//                         111111111111111111111111111    2222222222222222222222   33333333333333333333333333
//
// Each name that one story of those around has and the others have not is a witness for it. In a round-up the
// witnesses of one story stand together, and no story has most of them. An account of an event whose tellings
// were parted into three stories has witnesses of all three, mixed; one that looks back on two earlier events
// has most for its own.
#include <algorithm>
#include <array>

#include "group/grouper_parts.h"

namespace tellings {
namespace {

constexpr std::size_t kMostParts = 6;    // stories looked at
constexpr std::size_t kLeastParts = 3;   // an account with two parts is a telling that has a part of another
constexpr std::size_t kVoices = 3;       // accounts of one story that speak for it
constexpr std::uint32_t kWitnesses = 2;  // different names for one part
constexpr std::uint32_t kAllWitnesses = 9;  // for all parts
constexpr float kWitnessWeight = 6;         // commoner words name nothing
constexpr double kLargestPart = 0.5;        // of all witnesses in the text
constexpr double kTogether =
    0.8;  // of the steps from one witness to the next, those that no mixing accounts for

struct Part {
  std::vector<Slot> voices;  // those that share most
};

// The stories around that share most.
std::vector<Part> parts_of(const std::vector<Seen>& seen,
                           const std::vector<std::unique_ptr<Kept>>& accounts) {
  std::vector<const Seen*> order;
  for (const Seen& one : seen)
    if (one.overlap.names > 0 && !accounts[one.slot]->told.round_up) order.push_back(&one);
  std::sort(order.begin(), order.end(), [](const Seen* x, const Seen* y) {
    return x->overlap.shared != y->overlap.shared ? x->overlap.shared > y->overlap.shared : x->slot < y->slot;
  });
  std::vector<StoryNumber> stories;
  std::vector<Part> parts;
  for (const Seen* one : order) {
    const StoryNumber story = accounts[one->slot]->story;
    const auto known =
        static_cast<std::size_t>(std::find(stories.begin(), stories.end(), story) - stories.begin());
    if (known == parts.size()) {
      if (parts.size() == kMostParts) continue;
      stories.push_back(story);
      parts.emplace_back();
    }
    if (parts[known].voices.size() < kVoices) parts[known].voices.push_back(one->slot);
  }
  return parts;
}

// For each word of `bag` the one part that prints it, as 1 + its number; 0 for none or several, and for words
// that are no names.
std::vector<std::uint8_t> witnesses(const Bag& bag, const std::vector<Part>& parts,
                                    const std::vector<std::unique_ptr<Kept>>& accounts) {
  constexpr std::uint8_t kSeveral = 0xFF;
  std::vector<std::uint8_t> whose(bag.entries.size(), 0);
  std::vector<bool> name(bag.entries.size(), false);
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const auto own = static_cast<std::uint8_t>(part + 1);
    for (const Slot voice : parts[part].voices) {
      const std::vector<Bag::Entry>& other = accounts[voice]->bag.entries;
      auto at = other.begin();
      for (std::size_t i = 0; i < whose.size(); ++i) {
        while (at != other.end() && at->hash() < bag.entries[i].hash()) ++at;
        if (at == other.end() || at->hash() != bag.entries[i].hash()) continue;
        whose[i] = whose[i] == 0 || whose[i] == own ? own : kSeveral;
        name[i] = name[i] || at->names > 0;
      }
    }
  }
  for (std::size_t i = 0; i < whose.size(); ++i)
    if (whose[i] == kSeveral || bag.entries[i].weight() < kWitnessWeight ||
        !(name[i] || bag.entries[i].names > 0))
      whose[i] = 0;
  return whose;
}

}  // namespace

bool Grouper::Parts::is_round_up(Slot account, const std::vector<Seen>& seen) const {
  const Kept& kept = *accounts[account];
  const std::vector<Part> parts = parts_of(seen, accounts);
  if (parts.size() < kLeastParts) return false;
  std::vector<std::uint8_t> whose = witnesses(kept.bag, parts, accounts);
  std::array<std::uint32_t, kMostParts + 1> different{};
  for (const std::uint8_t part : whose) ++different[part];
  different[0] = 0;
  std::uint32_t found = 0, witnesses_of_all = 0;
  for (const std::uint32_t count : different) {
    if (count < kWitnesses) continue;
    ++found;
    witnesses_of_all += count;
  }
  if (found < kLeastParts || witnesses_of_all < kAllWitnesses) return false;
  std::array<std::uint32_t, kMostParts + 1> times{};
  std::uint32_t all = 0, pairs = 0, together = 0;
  std::uint8_t before = 0;
  for (const Term term : kept.signature.terms) {
    const auto entry =
        std::lower_bound(kept.bag.entries.begin(), kept.bag.entries.end(), term.hash(),
                         [](const Bag::Entry& one, std::uint32_t hash) { return one.hash() < hash; });
    const std::uint8_t part = whose[static_cast<std::size_t>(entry - kept.bag.entries.begin())];
    if (different[part] < kWitnesses) continue;
    ++times[part];
    ++all;
    if (before != 0) ++pairs;
    if (before == part) ++together;
    before = part;
  }
  return *std::max_element(times.begin(), times.end()) <= kLargestPart * all &&
         together + found - 1 >= kTogether * pairs;
}

}  // namespace tellings
