// The patterns of data/furniture.tsv, all searched in one pass.
#pragma once

#include <optional>
#include <string_view>

#include "account/account.h"

namespace tellings {

enum class Place { kHead, kMiddle, kTail };

// The role that the first fitting line of the table gives to a paragraph of `words` words that stands at
// `place`. `plain` has single blanks for white space. Nothing where none fits. Thread-safe.
std::optional<Role> role_of_label(std::string_view plain, std::size_t words, Place place);

}  // namespace tellings
