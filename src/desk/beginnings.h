// A beginning of a word ("gover*") as the words of an index that begin so.
//
// FTS5 brings all places of all words of a beginning together before it gives the first: in a million
// accounts that takes seconds. As words joined by OR it walks through their lists side by side and stops
// where it is told to. The words are found one look-up each: the first at or after the beginning, the first
// after that one, and so on.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "store/sqlite.h"

namespace tellings {

// match_expression() of `typed` for an index, its beginnings taken from the index's words; `words` is the
// table of them ("account_word"). The error (kUsage) is that of match_expression(), or names a beginning of
// which a large store has more than kMostWords words.
inline constexpr std::size_t kMostWords = 100;
Result<std::string> index_expression(Connection& db, const std::string& words, std::string_view typed);

}  // namespace tellings
