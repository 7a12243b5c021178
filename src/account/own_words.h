// How long an account is.
#pragma once

#include <cstdint>

#include "account/account.h"

namespace tellings {

// Words of the paragraphs that are not furniture.
std::int64_t own_words(const Account& account);

}  // namespace tellings
