// What a given text tells about itself where its giver did not: the last step of reading an account.
#pragma once

#include "account/account.h"

namespace tellings {

// Fills what is empty: paragraphs with roles, credit, sha256; title from a heading, time of publication from
// the lines before the story. What was given stays. REQUIRES: account.text is valid UTF-8. Language is
// language.h's.
void complete_account(Account& account);

}  // namespace tellings
