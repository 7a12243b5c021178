// Verbs of saying in the tree: who their subject is, which words make up the cue.
#pragma once

#include <optional>

#include "annotate/lexicons.h"
#include "annotate/tree.h"

namespace tellings {

// The frames in which a token introduces speech or thought; 0 where it is no such verb. A verb used as a noun
// or an auxiliary is none.
CueFrames cue_frames(const Tree& tree, TokenIndex token);

// The head of the subject of a verb: its own, that of the verb it is coordinated with or hangs under ("he
// left, saying"), the antecedent's relative pronoun ("who said"). Nothing where the sentence names none
// ("Asked whether ...").
std::optional<TokenIndex> subject_of(const Tree& tree, TokenIndex verb);

// The noun phrase of a head, with apposition and relative clause, cut where the verb's own words begin;
// without punctuation at its end.
//
//   Kenneth Baer, a former official who runs Crosscut, said
//   ^-----------------------------------------------^
TokenRange noun_phrase(const Tree& tree, TokenIndex head, TokenIndex verb);

// The words of the verb: auxiliaries, negation, adverbs between them, particle: "has also called on", "went
// on to explain".
TokenRange cue_words(const Tree& tree, TokenIndex verb);

}  // namespace tellings
