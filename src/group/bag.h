// An account as a bag of weighted words, and how like two accounts are as tellings of one event.
#pragma once

#include <cstdint>
#include <vector>

#include "group/signature.h"

namespace tellings {

// Three views of one signature: all its words, its names, its opening. In each view a word counts
// (1 + log count) * weight, and the whole is scaled to unit length.
struct Bag {
  // 8 bytes a word: of hundreds of thousands of accounts the bags are kept beside the signatures.
  struct Entry {
    std::uint32_t packed = 0;  // hash of the word << 7 | weight, as in Term
    std::uint8_t all = 0;      // times it stands in the account, at most 255
    std::uint8_t names = 0;    // times it is printed as a name
    std::uint8_t lead = 0;     // times it stands among the first words

    [[nodiscard]] std::uint32_t hash() const { return Term(packed).hash(); }
    [[nodiscard]] float weight() const { return Term(packed).weight(); }
  };
  std::vector<Entry> entries;  // by hash
  float all_scale = 0;         // 1 / length of each view; 0 where the view is empty
  float names_scale = 0;
  float lead_scale = 0;
  float weight = 0;              // of all words of the signature
  std::uint16_t name_words = 0;  // entries printed as names
};

Bag make_bag(const Signature& signature);

// Sets all but the entries anew, after their weights were changed.
void weigh_bag(Bag& bag);

// (1 + log count) of a word that stands `count` times; 0 for none.
float damped(std::uint8_t count);

// What two bags have in common.
struct Overlap {
  float all = 0;     // cosine of all words
  float names = 0;   // of the names
  float lead = 0;    // of the openings
  float shared = 0;  // weight of the words that both have: no run of theirs agrees in more

  // Both name whom they tell of, and name different ones: two results in the words of one template.
  bool strangers = false;

  // 0..1. Accounts of one event mostly have .2 to .5, accounts of like events .05 to .25, others below .05.
  [[nodiscard]] float likeness() const;
};

// One bag laid out for being compared with many: some 0.25 microseconds each. Which of two bags is the probe
// changes no bit of their likeness.
class Probe {
 public:
  Probe() = default;
  explicit Probe(const Bag& bag) { set(bag); }
  void set(const Bag& bag);
  [[nodiscard]] Overlap compare(const Bag& other) const;

 private:
  struct Word {
    std::uint32_t hash = 0;
    float all = 0;  // (1 + log count) * weight, not scaled
    float names = 0;
    float lead = 0;
    std::uint32_t count = 0;
  };
  [[nodiscard]] const Word* find(std::uint32_t hash) const;

  std::vector<Word> words_;
  float all_scale_ = 0;
  float names_scale_ = 0;
  float lead_scale_ = 0;
  std::uint16_t name_words_ = 0;
  std::vector<std::uint16_t> table_;  // by hash: 1 + index in words_, 0 where free
};

// How much less likely one event is for two accounts `seconds` apart: 1 up to two weeks, 0.66 after three
// months, 0.38 after a year.
double nearness(std::int64_t seconds);

// nearness() where both times are known, else 1.
double nearness(const Signature& a, const Signature& b);

}  // namespace tellings
