#include "group/bag.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

namespace tellings {
namespace {

// Of ten mixtures on g5w_stories, ecbplus and the story sets the one with the widest range of yardsticks.
constexpr double kAll = 0.4;
constexpr double kNames = 0.3;
constexpr double kLead = 0.3;

constexpr double kSecondsOfADay = 86400;
constexpr double kFreeDays = 14;
constexpr double kFadeDays = 60;

struct Counts {
  float weight = 0;
  int all = 0;
  int names = 0;
  int lead = 0;
};

float damped(int count, float weight) {
  return count == 0 ? 0.0F : (1.0F + std::log(static_cast<float>(count))) * weight;
}

float length_of(const std::vector<Bag::Entry>& entries, float Bag::Entry::* view) {
  float squares = 0;
  for (const Bag::Entry& entry : entries) squares += entry.*view * entry.*view;
  return std::sqrt(squares);
}

void to_unit_length(std::vector<Bag::Entry>& entries, float Bag::Entry::* view) {
  const float length = length_of(entries, view);
  if (length <= 0) return;
  for (Bag::Entry& entry : entries) entry.*view /= length;
}

}  // namespace

Bag make_bag(const Signature& signature) {
  std::map<std::uint32_t, Counts> counts;
  for (std::size_t i = 0; i < signature.terms.size(); ++i) {
    const Term term = signature.terms[i];
    Counts& count = counts[term.hash()];
    count.weight = term.weight();
    ++count.all;
    if (term.is_name()) ++count.names;
    if (i < signature.lead) ++count.lead;
  }
  Bag bag;
  bag.entries.reserve(counts.size());
  for (const auto& [hash, count] : counts)
    bag.entries.push_back({hash, damped(count.all, count.weight), damped(count.names, count.weight),
                           damped(count.lead, count.weight)});
  to_unit_length(bag.entries, &Bag::Entry::all);
  to_unit_length(bag.entries, &Bag::Entry::names);
  to_unit_length(bag.entries, &Bag::Entry::lead);
  return bag;
}

double likeness(const Bag& a, const Bag& b) {
  double all = 0, names = 0, lead = 0;
  auto left = a.entries.begin();
  auto right = b.entries.begin();
  while (left != a.entries.end() && right != b.entries.end()) {
    if (left->hash < right->hash) {
      ++left;
    } else if (right->hash < left->hash) {
      ++right;
    } else {
      all += double{left->all} * right->all;
      names += double{left->names} * right->names;
      lead += double{left->lead} * right->lead;
      ++left;
      ++right;
    }
  }
  return kAll * all + kNames * names + kLead * lead;
}

double nearness(std::int64_t seconds) {
  const double days = std::abs(static_cast<double>(seconds)) / kSecondsOfADay;
  return 1 / std::sqrt(1 + std::max(0.0, days - kFreeDays) / kFadeDays);
}

double same_event_score(const Signature& a, const Bag& bag_a, const Signature& b, const Bag& bag_b) {
  const double like = likeness(bag_a, bag_b);
  return a.first_second && b.first_second ? like * nearness(*a.first_second - *b.first_second) : like;
}

}  // namespace tellings
