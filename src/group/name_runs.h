// Runs of capitals in an account's own text, found by a light scan: good enough to say what an account is
// about before anything was annotated.
#pragma once

#include <string>
#include <vector>

#include "account/account.h"

namespace tellings {

struct NameRun {
  ByteSpan span;                     // in Account::text: "Lake Torrell"
  std::vector<std::uint32_t> words;  // hashes as in Term::hash()
  bool after_place_word = false;     // "in", "at", "near" ... stands before it, or it opens a dateline
};

// In text order; furniture left out. Titles of a paragraph in capitals only give none.
std::vector<NameRun> find_name_runs(const Account& account);

}  // namespace tellings
