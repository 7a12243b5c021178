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
constexpr std::uint32_t kWitnesses = 4;  // different names for one part
constexpr float kWitnessWeight = 6;      // commoner words name nothing
constexpr double kLargestPart = 0.5;     // of all witnesses in the text
constexpr double kTogether = 0.7;        // of the neighbouring witnesses, those that are for the same story

struct Part {
  StoryNumber story = 0;
  Slot account = 0;
  float shared = 0;
};

// Of each of the stories around, the account that shares most; the stories that share most.
std::vector<Part> parts_of(const std::vector<Seen>& seen,
                           const std::vector<std::unique_ptr<Kept>>& accounts) {
  std::vector<Part> parts;
  for (const Seen& one : seen)
    if (one.overlap.names > 0) parts.push_back({accounts[one.slot]->story, one.slot, one.overlap.shared});
  const auto order = [](const Part& x, const Part& y) {
    return x.shared != y.shared ? x.shared > y.shared : x.account < y.account;
  };
  std::sort(parts.begin(), parts.end(), [&](const Part& x, const Part& y) {
    return x.story != y.story ? x.story < y.story : order(x, y);
  });
  parts.erase(std::unique(parts.begin(), parts.end(),
                          [](const Part& x, const Part& y) { return x.story == y.story; }),
              parts.end());
  std::sort(parts.begin(), parts.end(), order);
  parts.resize(std::min(parts.size(), kMostParts));
  return parts;
}

// For each word of `bag` the one part that has it, as 1 + its number; 0 for none or several.
std::vector<std::uint8_t> witnesses(const Bag& bag, const std::vector<Part>& parts,
                                    const std::vector<std::unique_ptr<Kept>>& accounts) {
  constexpr std::uint8_t kSeveral = 0xFF;
  std::vector<std::uint8_t> whose(bag.entries.size(), 0);
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const std::vector<Bag::Entry>& other = accounts[parts[part].account]->bag.entries;
    auto at = other.begin();
    for (std::size_t i = 0; i < whose.size(); ++i) {
      while (at != other.end() && at->hash() < bag.entries[i].hash()) ++at;
      if (at == other.end() || at->hash() != bag.entries[i].hash()) continue;
      whose[i] = whose[i] == 0 ? static_cast<std::uint8_t>(part + 1) : kSeveral;
    }
  }
  for (std::size_t i = 0; i < whose.size(); ++i)
    if (whose[i] == kSeveral || bag.entries[i].weight() < kWitnessWeight) whose[i] = 0;
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
  if (static_cast<std::size_t>(std::count_if(different.begin(), different.end(), [](std::uint32_t count) {
        return count >= kWitnesses;
      })) < kLeastParts)
    return false;
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
  return *std::max_element(times.begin(), times.end()) <= kLargestPart * all && together >= kTogether * pairs;
}

}  // namespace tellings
