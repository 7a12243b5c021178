// What a witness changed in the words of the base, and how that is called.
#pragma once

#include <optional>
#include <vector>

#include "collate/alignment.h"
#include "collate/collation.h"
#include "collate/words.h"

namespace tellings {

// A run of words and the text they stand in. The base may be put together from several accounts, so each word
// brings the text that its span points into.
struct TextWord {
  StoryWord word;
  std::string_view text;  // of the word's account
};

// Edits that turn the base words that `witness` covers into the witness, in its order: neighbouring changes
// are one edit. Not counted: what the witness marks itself (an ellipsis for words left out, brackets for
// words put in), letter case, punctuation, British against American spelling, words of the base before and
// after what the witness covers. `covered`, where given, is set to the base words [first, last) that the
// witness covers.
std::vector<Edit> edit_script(const StoryWords& words, const std::vector<TextWord>& base,
                              const std::vector<TextWord>& witness,
                              std::pair<std::size_t, std::size_t>* covered = nullptr);

// All of `base` replaced by all of `witness`, but for the words that both begin with and both end with: how a
// translation stands to what was spoken. None where nothing is left.
std::optional<Edit> whole_edit(const std::vector<TextWord>& base, const std::vector<TextWord>& witness);

// Whether the folded word is a hedge ("may") or a negation ("not"); false for other kinds.
bool is_word_of(std::string_view word, EditKind kind);

// verbatim, trimmed (words dropped only) or altered.
Verdict verdict_of(const std::vector<Edit>& edits);

}  // namespace tellings
