// The patterns of data/furniture.tsv.
#pragma once

#include <optional>
#include <string_view>

#include "account/account.h"

namespace tellings {

enum class Place { kHead, kMiddle, kTail };

constexpr std::size_t kMostLabelWords = 60;  // longer paragraphs are story, whatever they mention

// The role that the first fitting line of the table gives to a paragraph of `words` words that stands at
// `place`. `plain` is its plain form. Nothing where none fits, and for more than kMostLabelWords but at the
// tail. Thread-safe.
std::optional<Role> role_of_label(std::string_view plain, std::size_t words, Place place);

}  // namespace tellings
