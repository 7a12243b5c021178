// What people type into a search as an expression of the full-text index.
//
//   ferry "coast guard" lisb* -drill OR vessel
//   -> ("ferry" AND "coast guard" AND "lisb"* OR "vessel") NOT "drill"
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tellings {

// All words are to be there; "in marks" as a phrase; word* begins with it; -word is not there; OR between two
// parts. No character of `typed` reaches the index as an operator. Empty for nothing to look for. An error
// (kUsage) where only words are named that are not to be there, or a beginning of under three letters.
// `words_of` gives the words that a beginning stands for; where it gives none, or is none, the index is asked
// for the beginning itself.
using WordsOf = std::function<Result<std::vector<std::string>>(const std::string& beginning)>;
Result<std::string> match_expression(std::string_view typed, const WordsOf& words_of = nullptr);

// The expression, of one column alone.
std::string in_column(std::string_view column, const std::string& expression);

// Both; either may be empty.
std::string both(const std::string& one, const std::string& other);

}  // namespace tellings
