// The line that `tellings extract` prints for an account.
#pragma once

#include <string>
#include <string_view>

#include "account/account.h"

namespace tellings {

// Appends one JSON object and a line end; offsets are code points. `input`: the path as given.
void append_account_json(std::string& out, const Account& account, std::string_view input);

}  // namespace tellings
