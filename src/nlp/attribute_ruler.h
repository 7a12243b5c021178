// spaCy's attribute ruler: from tag, word and label of a token to its part of speech and morphology, by
// patterns.
//
// Idea: each token of each pattern is one bit. The tags, labels and words each know the set of bits they
// satisfy; the intersection of a token's four sets is what it matches, found with a few ANDs instead of some
// 190 comparisons. All matching sees the tags as they came; then the groups of patterns write in order, later
// ones over earlier ones.
#pragma once

#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "nlp/document.h"
#include "nlp/regex.h"
#include "nlp/vocabulary.h"

namespace tellings {

// What the ruler says of one token. Views point into the ruler.
struct RuledToken {
  Pos pos = Pos::kNone;
  std::string_view morph;
  std::uint16_t morph_index = 0;  // equal exactly where `morph` is
  std::string_view lemma;         // empty where the lemmatizer decides
  std::string_view tag;           // empty: as it was
  std::string_view dep;           // empty: as it was
};

using BitSet = std::vector<std::uint64_t>;

// Sets of words already looked up, and buffers. One thread's own; cleared together with its WordStore.
struct RulerScratch {
  std::vector<std::uint64_t> word_bits;  // by word, `blocks` each
  std::vector<bool> known_word;
  std::vector<std::uint64_t> matched_groups;
  RegexScratch regex;
  void clear();
};

// Immutable, shared by threads.
class AttributeRuler {
 public:
  // `patterns` as spaCy writes them; `tags` and `labels` are all that a token may have. Refuses keys and
  // operators it does not know.
  static Result<AttributeRuler> read(const nlohmann::json& patterns, const std::vector<std::string>& tags,
                                     const std::vector<std::string>& labels);

  // One entry of `ruled` a token. `tags` and `labels` are indices into the lists given to read().
  void apply(const std::vector<WordIndex>& token_words, const std::vector<std::uint16_t>& tags,
             const std::vector<std::uint16_t>& labels, const WordStore& words, RulerScratch& scratch,
             std::vector<RuledToken>& ruled) const;

 private:
  struct WordTest {
    enum class Kind : std::uint8_t { kIn, kNotIn, kRegex } kind;
    bool on_lower;
    std::vector<std::string> list;
    std::size_t regex;
    std::size_t bit;
  };
  struct Pattern {
    std::size_t first_bit;
    std::size_t size;
    std::size_t group;
    std::size_t target;
  };
  struct Change {
    bool sets_pos = false, sets_morph = false;
    Pos pos = Pos::kNone;
    std::uint16_t morph = 0;
    std::string lemma, tag, dep;
  };

  Result<void> read_group(const nlohmann::json& group, std::size_t index,
                          const std::vector<std::string>& tags, const std::vector<std::string>& labels);
  Result<void> read_token(const nlohmann::json& conditions, const std::string& place,
                          const std::vector<std::string>& tags, const std::vector<std::string>& labels);
  Result<void> read_change(const nlohmann::json& attrs, const std::string& place);
  Result<void> add_word_test(const nlohmann::json& value, bool on_lower, const std::string& place);
  const std::uint64_t* bits_of_word(WordIndex index, const WordStore& words, RulerScratch& scratch) const;
  bool passes(const WordTest& test, const Word& word, RulerScratch& scratch) const;

  std::size_t bits_ = 0;
  std::size_t blocks_ = 0;
  std::vector<std::vector<bool>> tag_rows_, label_rows_;  // while reading: bit -> which tags satisfy it
  std::vector<std::array<bool, 2>> space_rows_;
  std::vector<BitSet> tag_bits_, label_bits_;
  std::array<BitSet, 2> space_bits_;
  BitSet untested_words_;  // bits without a test on the word
  BitSet first_tokens_;
  std::vector<std::size_t> pattern_of_bit_;
  std::vector<WordTest> word_tests_;
  std::unordered_map<std::string, std::vector<std::size_t>>
      lower_tests_;  // lower-case word -> tests of kind kIn
  std::vector<std::size_t> other_tests_;
  std::vector<Regex> regexes_;
  std::vector<Pattern> patterns_;
  std::vector<Change> changes_;
  std::vector<std::string> morphs_{""};
};

// spaCy's normal form of a feature string: features sorted, values of one feature sorted, "_" as "".
std::string normal_morph(std::string_view features);

}  // namespace tellings
