// spaCy's rule lemmatizer: suffix rules checked against a list of known words, exceptions first.
//
//   "ponies"  NOUN  rule ies -> y, "pony" is known            -> pony
//   "geese"   NOUN  exception                                 -> goose
//   "Reuters" PROPN no table for proper nouns: as printed     -> Reuters
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "nlp/attribute_ruler.h"
#include "nlp/language.h"
#include "nlp/packed_file.h"
#include "nlp/vocabulary.h"

namespace tellings {

// Lemmas already found. One thread's own; cleared together with its WordStore.
struct LemmaCache {
  CharArena arena;
  std::unordered_map<std::uint64_t, std::string_view> lemmas;
  void clear();
};

// Immutable, shared by threads.
class Lemmatizer {
 public:
  // `rules` and the sections of `file` as pack_lemmatizer writes them.
  static Result<Lemmatizer> read(const PackedFile& file, const nlohmann::json& rules,
                                 const Language& language);

  // The lemma of the word in this role; a view into `ruled`, the cache or the store.
  std::string_view lemma(WordIndex index, const RuledToken& ruled, const WordStore& words,
                         LemmaCache& cache) const;

  // The same without a cache. REQUIRES: lower == python_lower(text).
  [[nodiscard]] std::string find(std::string_view text, std::string_view lower, Pos pos,
                                 std::string_view morph) const;

 private:
  struct Table {
    std::vector<std::pair<std::string, std::string>> rules;
    std::span<const StringId> index;
    std::span<const StringId> exception_keys;
    std::span<const std::uint32_t> exception_starts;
    std::string_view exception_forms;
    [[nodiscard]] bool is_empty() const { return rules.empty() && index.empty() && exception_keys.empty(); }
  };
  static Result<Table> read_table(const PackedFile& file, const std::string& id, const nlohmann::json& rules);
  [[nodiscard]] static std::string by_rules(const Table& table, std::string_view text,
                                            std::string_view lower);

  const Language* language_ = nullptr;
  std::vector<Table> tables_;  // by Pos
};

}  // namespace tellings
