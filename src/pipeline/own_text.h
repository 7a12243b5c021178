// An account without the page furniture in its text.
#pragma once

#include <vector>

#include "account/account.h"
#include "extract/extract.h"

namespace tellings {

// The paragraphs that are not furniture, joined by a blank line, with their roles; sha256 of the new text.
// What was read of the furniture (byline, times, credit) is kept, but credit no longer points at a place in
// the text.
Account without_furniture(const Account& account);

// The entries of a live blog seen from `own`, what without_furniture() made of `account`: each from its first
// to its last paragraph that is left; entries with none are gone.
std::vector<TimedEntry> entries_without_furniture(const std::vector<TimedEntry>& all, const Account& account,
                                                  const Account& own);

}  // namespace tellings
