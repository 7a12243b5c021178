// An account without the page furniture in its text.
#pragma once

#include "account/account.h"

namespace tellings {

// The paragraphs that are not furniture, joined by a blank line, with their roles; sha256 of the new text.
// What was read of the furniture (byline, times, credit) is kept, but credit no longer points at a place in
// the text.
Account without_furniture(const Account& account);

}  // namespace tellings
