// An account as a bag of weighted words, and how like two accounts are as tellings of one event.
#pragma once

#include <cstdint>
#include <vector>

#include "group/signature.h"

namespace tellings {

// Three views of one signature: all its words, its names, its opening. Each is of unit length over the
// hashes.
struct Bag {
  struct Entry {
    std::uint32_t hash = 0;
    float all = 0;    // (1 + log count) * weight, scaled to unit length
    float names = 0;  // the same over the words printed as names
    float lead = 0;   // the same over the first words
  };
  std::vector<Entry> entries;  // by hash
};

Bag make_bag(const Signature& signature);

// What two accounts share in words, names and openings, 0..1. Accounts of one event mostly have .2 to .5,
// accounts of like events .05 to .25, others below .05.
double likeness(const Bag& a, const Bag& b);

// How much less likely one event is for two accounts `seconds` apart: 1 up to two weeks, 0.66 after three
// months, 0.38 after a year.
double nearness(std::int64_t seconds);

// likeness() times nearness() where both times are known.
double same_event_score(const Signature& a, const Bag& bag_a, const Signature& b, const Bag& bag_b);

}  // namespace tellings
