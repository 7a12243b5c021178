// What the watch and people's decisions keep in the store, against the accounts that it is about.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "store/sqlite.h"

namespace tellings {

// Calls `fault` for each notice, mark, feed, page and decision that is not as it should be: bodies and lines
// that cannot be read, accounts that are not there, words of a notice that do not stand where it says (in an
// account that is still there), counts below zero. Gives the number of spans looked at.
std::int64_t check_watch(Connection& db, const std::function<void(const std::string&)>& fault);

}  // namespace tellings
