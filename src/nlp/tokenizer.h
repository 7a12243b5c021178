// Cuts text into tokens exactly as spaCy's rule tokenizer does, from the rules that stand in the model.
//
// Idea: text is first cut at white space. Each run is taken apart from both ends: prefixes ( " $ and suffixes
// . , ' go off one by one until nothing changes or an exception ("don't", "U.S.") is left; what remains is an
// exception, an address, or is cut at infixes (a hyphen between letters). Exceptions that rules would cut
// apart are put together again by a last pass over the whole text.
//
//   “(Don't go!)”  ->  “ ( Do n't go ! ) ”
//   touch,“he      ->  touch,“he             no infix rule covers ,“ : spaCy keeps it whole, and so do we
//
// The result of a run is kept per thread, so only new strings reach the regular expressions.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "nlp/regex.h"
#include "nlp/vocabulary.h"

namespace tellings {

struct TokenPlace {
  WordIndex word;
  ByteSpan span;
  bool space_after;  // one ASCII space follows and belongs to no token
};

// What one thread needs, and what it remembers: run of characters -> words.
class TokenizerScratch {
 public:
  void clear();  // forgets all runs; to be called together with WordStore::clear
  [[nodiscard]] std::size_t run_count() const { return runs_.size(); }

 private:
  friend class Tokenizer;
  struct Run {
    std::uint32_t begin;
    std::uint32_t count;
  };
  RegexScratch regex_;
  CharArena arena_;
  std::unordered_map<std::string_view, Run> runs_;
  std::vector<WordIndex> pool_;
  std::vector<std::string_view> prefixes_;
  std::vector<std::string_view> suffixes_;
  std::vector<TokenPlace> merged_;
};

// Immutable, shared by threads.
class Tokenizer {
 public:
  // `rules` as pack_tokenizer writes them; they may come from a hostile file.
  static Result<Tokenizer> read(const nlohmann::json& rules, const Vocabulary& vocabulary);

  // Replaces the content of `tokens`. REQUIRES: text is valid UTF-8, below 2^32 bytes.
  void tokenize(std::string_view text, WordStore& words, TokenizerScratch& scratch,
                std::vector<TokenPlace>& tokens) const;

 private:
  struct Piece {
    std::string text;
    StringId norm;  // 0: the word's own
  };
  struct Sequence {  // an exception as the rules alone would cut it
    std::vector<StringId> orths;
  };
  using Specials = std::unordered_map<std::string_view, std::vector<Piece>>;

  Result<void> read_exceptions(const nlohmann::json& list);
  void find_sequences(bool fast, const Vocabulary& vocabulary);
  const std::vector<Piece>* special(std::string_view text, bool use_specials) const;
  void split_text(std::string_view text, bool use_specials, WordStore& words, TokenizerScratch& scratch,
                  std::vector<TokenPlace>& tokens) const;
  TokenizerScratch::Run split_run(std::string_view run, bool use_specials, WordStore& words,
                                  TokenizerScratch& scratch) const;
  std::string_view strip_affixes(std::string_view run, bool use_specials, TokenizerScratch& scratch) const;
  void add_middle(std::string_view middle, bool use_specials, WordStore& words,
                  TokenizerScratch& scratch) const;
  void restore_specials(std::string_view text, WordStore& words, TokenizerScratch& scratch,
                        std::vector<TokenPlace>& tokens) const;
  std::size_t suffix_size(std::string_view text, TokenizerScratch& scratch) const;
  static std::size_t match_size(const std::optional<Regex>& rule, std::string_view text,
                                TokenizerScratch& scratch);

  std::optional<Regex> prefix_, suffix_, infix_, token_match_, url_match_;
  std::vector<std::pair<std::string, std::vector<Piece>>> exceptions_;  // sorted; owns the keys of specials_
  Specials specials_;
  std::size_t longest_special_ = 0;
  std::unordered_map<StringId, std::vector<Sequence>> sequences_;  // by their first word
};

}  // namespace tellings
