// What grouping keeps of an account, at most 2 KB, so that its text need not stay in memory: the words that
// tell something, in the order of the text.
//
//   text    "The blast at Quay 12 killed four workers, fire chief Marek Haldorsen said."
//   terms    blast(5.2) quay(7.1) 12(.) kill(3.4) worker(4.0) marek*(7.1) haldorsen*(7.1)       * a name
//
// From the same sequence come the bag of words (story.h) and the order of the words, in which copies agree
// though their wording differs (copy_match.h). Names and figures are words too: "Day 2" is not "Day 21".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "account/account.h"
#include "base/printed_time.h"
#include "group/scan.h"
#include "group/word_weight.h"

namespace tellings {

// One word of an account, packed in 32 bits.
//
//   31                     7   6    5          0
//   +-----------------------+------+-----------+
//   |  hash of the stem, 25 | name | weight, 6 |
//   +-----------------------+------+-----------+
class Term {
 public:
  Term() = default;
  Term(std::uint32_t hash, bool name, double weight);
  explicit Term(std::uint32_t packed) : packed_(packed) {}

  [[nodiscard]] std::uint32_t hash() const { return packed_ >> 7; }
  [[nodiscard]] bool is_name() const { return (packed_ >> 6 & 1) != 0; }
  [[nodiscard]] float weight() const { return static_cast<float>(packed_ & 63U) * kWeightStep; }
  [[nodiscard]] std::uint32_t packed() const { return packed_; }
  [[nodiscard]] Term with_weight(double weight) const { return Term(hash(), is_name(), weight); }
  bool operator==(const Term&) const = default;

  static constexpr std::uint32_t kWeightSteps = 63;
  static constexpr float kWeightStep = static_cast<float>(kMaxWordWeight / kWeightSteps);

 private:
  std::uint32_t packed_ = 0;
};

inline constexpr std::size_t kMaxTerms = 440;  // a longer account keeps its most telling words

struct Signature {
  std::string id;
  std::optional<std::int64_t>
      first_second;             // begin of the interval of `published`, UTC; nothing where none is known
  std::uint16_t words = 0;      // of the account's own text, at most 65535
  std::uint16_t lead = 0;       // the first `lead` terms stand in the title and the first sentences
  std::uint64_t text_hash = 0;  // of the folded words: equal for verbatim copies
  std::vector<Term> terms;      // at most kMaxTerms, in text order

  bool operator==(const Signature&) const = default;
};

// From the text alone: names are runs of capitals inside sentences. Paragraphs that are furniture are left
// out; an account without paragraphs is taken whole.
Signature make_signature(const Account& account);

// The same of words that were scanned before, the first `title_words` of which are the title's.
Signature make_signature(std::string id, std::optional<std::int64_t> first_second,
                         std::span<const ScannedWord> words, std::size_t title_words);

}  // namespace tellings
