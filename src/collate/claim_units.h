// The clauses of the accounts that claims are made of.
//
//   "At least four workers were killed and six were missing on Tuesday after an explosion tore through a
//   grain terminal"
//    ^------------------------------^     ^--------------------------^
//    ^---------------------------------------^
// A sentence is cut into its statements where two or more of them say enough to stand alone; else it stays
// whole.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "collate/story.h"
#include "collate/word_bag.h"

namespace tellings {

struct ClaimUnit {
  AccountIndex account = 0;
  std::uint32_t sentence = 0;
  ByteSpan clause;  // the words of the claim
  ByteSpan shown;   // the sentence that tells it, with the one before where it leans on that; at most 45
                    // words, else the clause
  WordBag words;    // of the clause, numbers too
  std::vector<EntityIndex> names;
  std::vector<std::uint32_t> figures;  // in Notes::figures
  Stance stance = Stance::kAsserts;
  std::string holder;  // who is named as saying so: entity id, else as printed; empty: the account itself
  std::optional<ByteSpan> holder_span;
  double place = 0;  // 0 first sentence of the account, towards 1 the last
  std::uint32_t word_count = 0;
  double quoted = 0;        // share of the clause that stands in quotation marks
  bool reported = false;    // indirect speech
  bool leans = false;       // a pronoun whose person another sentence names, or no name at all
  bool finite = false;      // has a verb
  bool both_sides = false;  // gives two numbers that do not go together, side by side
};

// By account, then place. Sentences of furniture, and clauses without two content words, make none.
std::vector<ClaimUnit> claim_units(const Story& story);

// Sentences [first, last] of an account as one unit.
ClaimUnit unit_of_sentences(const Story& story, AccountIndex account, std::uint32_t first,
                            std::uint32_t last);

}  // namespace tellings
