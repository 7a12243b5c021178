// Whose work an account says that it carries: agency credits with the words that give them.
//
//   LONDON (Reuters) - A ferry ...          dateline of the first paragraphs
//   With files from The Associated Press.   credit line
//   AFP                                     a line of its own
//   PA writer Jo March contributed ...      whose writer
//   By Jo March\nContinental Press          line under a byline
//
// Counter-examples: the outlet's own letters in its dateline, "With files from Jo March" (a person), a photo
// credit.
#pragma once

#include <string_view>
#include <vector>

#include "account/account.h"

namespace tellings {

// In text order, each agency once for each place. Known agencies by their full name (agencies.h), others as
// printed. `paragraphs` have their roles; `source` is the outlet, which never credits itself.
std::vector<Credit> find_credits(std::string_view text, const std::vector<Paragraph>& paragraphs,
                                 std::string_view source);

}  // namespace tellings
