// The line that `tellings extract` prints for an account.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "account/account.h"
#include "extract/extract.h"

namespace tellings {

// Appends one JSON object and a line end; offsets are code points. `input`: the path as given. `entries`
// are a live blog's.
void append_account_json(std::string& out, const Account& account, std::string_view input,
                         const std::vector<TimedEntry>& entries = {});

}  // namespace tellings
