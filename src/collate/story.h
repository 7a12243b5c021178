// The working state of one story while its accounts are laid side by side: what every part of collate reads.
//
// It is filled in this order, and each part reads only what stands above it:
//   notes -> standing, occasions, words, vectors -> entities -> stemma -> independence -> (utterances,
//   figures, claims, timeline)
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "annotate/notes.h"
#include "collate/collation.h"
#include "collate/independence.h"
#include "collate/occasions.h"
#include "collate/sources.h"
#include "collate/tuning.h"
#include "collate/words.h"
#include "nlp/vectors.h"

namespace tellings {

// One vector a sentence of Document::sentences, unit length; all zero where the sentence has no known word.
struct SentenceTable {
  std::size_t dimensions = 0;
  std::vector<float> values;  // sentence after sentence

  [[nodiscard]] std::span<const float> of(std::size_t sentence) const {
    return std::span(values).subspan(sentence * dimensions, dimensions);
  }
};

// Entities of a story and which name of which account is which of them.
struct EntityTable {
  std::vector<Entity> entities;                   // most mentioned first
  std::vector<std::vector<EntityIndex>> of_name;  // [account][NameIndex]
};

// REQUIRES: vectors indexed by account are as long as `notes`.
struct Story {
  std::vector<Notes> notes;            // by time, then id: the position is the AccountIndex
  std::vector<Standing> standing;      // [account]
  std::vector<Occasions> occasions;    // [account]
  StoryWords words;                    // the accounts' own words as they are compared
  std::vector<SentenceTable> vectors;  // [account]
  EntityTable entities;
  Stemma stemma;
  Independence independence;
  const SentenceVectors* vocabulary = nullptr;  // of single words; none: words are told apart by their stems
  const Tuning* tuning = &built_in_tuning();
  DecisionLog* log = nullptr;  // where weighed decisions are noted, for fitting

  [[nodiscard]] std::size_t size() const { return notes.size(); }
  [[nodiscard]] const Document& document(AccountIndex account) const { return *notes[account].document; }
  [[nodiscard]] const Account& account(AccountIndex account) const { return *document(account).account; }
  [[nodiscard]] std::string_view text(const Evidence& evidence) const {
    return evidence.span.in(account(evidence.account).text);
  }
  [[nodiscard]] EntityIndex entity_of(AccountIndex account, NameIndex name) const {
    return entities.of_name[account][name];
  }

  // Entities mentioned in `span`, pronouns and descriptions included, each once, ascending.
  [[nodiscard]] std::vector<EntityIndex> entities_in(AccountIndex account, ByteSpan span) const;

  // Only these are counted, may be base and may stand in the brief.
  [[nodiscard]] bool counted(AccountIndex account) const {
    return this->account(account).use == Use::kAccount;
  }
};

}  // namespace tellings
