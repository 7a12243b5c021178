#include "group/bag.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace tellings {
namespace {

// Of ten mixtures on g5w_stories, ecbplus and the story sets the one with the widest range of yardsticks.
constexpr float kAll = 0.4F;
constexpr float kNames = 0.3F;
constexpr float kLead = 0.3F;

constexpr std::uint16_t kFewNames = 4;  // fewer names tell nothing by being different
constexpr float kNoCommonName = 0.04F;  // cosine of the names
constexpr float kStrangers = 0.25F;     // what is left of the likeness of strangers

constexpr double kSecondsOfADay = 86400;
constexpr double kFreeDays = 14;
constexpr double kFadeDays = 60;

constexpr std::size_t kTable = 2048;  // a power of two, over four times kMaxTerms: hardly a word is displaced
static_assert(kTable >= 4 * kMaxTerms);

std::size_t place_of(std::uint32_t hash) { return (hash * 0x9E3779B1U) >> 21; }
static_assert((0xFFFFFFFFU >> 21) == kTable - 1);

const std::array<float, 256> kDamped = [] {
  std::array<float, 256> values{};
  for (std::size_t i = 1; i < values.size(); ++i) values[i] = 1 + std::log(static_cast<float>(i));
  return values;
}();

void count_up(std::uint8_t& count) {
  if (count < 0xFF) ++count;
}

}  // namespace

float damped(std::uint8_t count) { return kDamped[count]; }

Bag make_bag(const Signature& signature) {
  struct Place {
    Term term;
    bool lead = false;
  };
  std::vector<Place> places;
  places.reserve(signature.terms.size());
  for (std::size_t i = 0; i < signature.terms.size(); ++i)
    places.push_back({signature.terms[i], i < signature.lead});
  std::sort(places.begin(), places.end(),
            [](const Place& x, const Place& y) { return x.term.packed() < y.term.packed(); });
  Bag bag;
  for (const Place& place : places) {
    if (bag.entries.empty() || bag.entries.back().hash() != place.term.hash())
      bag.entries.push_back({.packed = place.term.packed()});
    Bag::Entry& entry = bag.entries.back();
    count_up(entry.all);
    if (place.term.is_name()) count_up(entry.names);
    if (place.lead) count_up(entry.lead);
  }
  bag.entries.shrink_to_fit();
  weigh_bag(bag);
  return bag;
}

void weigh_bag(Bag& bag) {
  float all = 0, names = 0, lead = 0;  // squares
  bag.weight = 0;
  bag.name_words = 0;
  for (const Bag::Entry& entry : bag.entries) {
    const float weight = entry.weight();
    const auto square = [weight](std::uint8_t count) {
      const float value = damped(count) * weight;
      return value * value;
    };
    all += square(entry.all);
    names += square(entry.names);
    lead += square(entry.lead);
    bag.weight += weight * static_cast<float>(entry.all);
    if (entry.names > 0) ++bag.name_words;
  }
  const auto scale = [](float squares) { return squares > 0 ? 1 / std::sqrt(squares) : 0; };
  bag.all_scale = scale(all);
  bag.names_scale = scale(names);
  bag.lead_scale = scale(lead);
}

float Overlap::likeness() const {
  const float like = kAll * all + kNames * names + kLead * lead;
  return strangers ? kStrangers * like : like;
}

void Probe::set(const Bag& bag) {
  words_.clear();
  all_scale_ = bag.all_scale;
  names_scale_ = bag.names_scale;
  lead_scale_ = bag.lead_scale;
  name_words_ = bag.name_words;
  table_.assign(kTable, 0);
  for (const Bag::Entry& entry : bag.entries) {
    const float weight = entry.weight();
    std::size_t at = place_of(entry.hash());
    while (table_[at] != 0) at = (at + 1) & (kTable - 1);
    words_.push_back({entry.hash(), damped(entry.all) * weight, damped(entry.names) * weight,
                      damped(entry.lead) * weight, entry.all});
    table_[at] = static_cast<std::uint16_t>(words_.size());
  }
}

const Probe::Word* Probe::find(std::uint32_t hash) const {
  std::size_t at = place_of(hash);
  while (table_[at] != 0 && words_[table_[at] - 1U].hash != hash) at = (at + 1) & (kTable - 1);
  return table_[at] == 0 ? nullptr : &words_[table_[at] - 1U];
}

// First, without a branch, the words whose place in the table is taken: most of the other's words go no
// further.
Overlap Probe::compare(const Bag& other) const {
  Overlap sum;
  if (table_.empty()) return sum;
  std::array<std::uint16_t, kMaxTerms> likely;
  std::size_t count = 0;
  const std::size_t size = std::min(other.entries.size(), likely.size());
  for (std::size_t i = 0; i < size; ++i) {
    likely[count] = static_cast<std::uint16_t>(i);
    count += table_[place_of(other.entries[i].hash())] != 0 ? 1U : 0U;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Bag::Entry& entry = other.entries[likely[i]];
    const Word* word = find(entry.hash());
    if (word == nullptr) continue;
    const float weight = entry.weight();
    sum.all += word->all * (kDamped[entry.all] * weight);
    sum.names += word->names * (kDamped[entry.names] * weight);
    sum.lead += word->lead * (kDamped[entry.lead] * weight);
    sum.shared += weight * static_cast<float>(std::min<std::uint32_t>(word->count, entry.all));
  }
  sum.all *= all_scale_ * other.all_scale;
  sum.names *= names_scale_ * other.names_scale;
  sum.lead *= lead_scale_ * other.lead_scale;
  sum.strangers = name_words_ >= kFewNames && other.name_words >= kFewNames && sum.names < kNoCommonName;
  return sum;
}

double nearness(std::int64_t seconds) {
  const double days = std::abs(static_cast<double>(seconds)) / kSecondsOfADay;
  return days <= kFreeDays ? 1 : 1 / std::sqrt(1 + (days - kFreeDays) / kFadeDays);
}

double nearness(const Signature& a, const Signature& b) {
  return a.first_second && b.first_second ? nearness(*a.first_second - *b.first_second) : 1;
}

}  // namespace tellings
