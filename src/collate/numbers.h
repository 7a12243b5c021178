// Numbers that can tell where matter comes from: "1,480" stands in few accounts, "two" in all.
#pragma once

#include <set>
#include <string>

#include "collate/words.h"

namespace tellings {

// Digits as printed without commas; number words from eleven on as digits ("seventeen" is "17"). Empty for
// what is no number, for years and for numbers up to ten.
std::string telling_number(std::string_view word);

// All telling numbers of words [first, last) of an account.
std::set<std::string> telling_numbers(const StoryWords& words, std::size_t account, std::size_t first,
                                      std::size_t last);
inline std::set<std::string> telling_numbers(const StoryWords& words, std::size_t account) {
  return telling_numbers(words, account, 0, words.of(account).size());
}

}  // namespace tellings
