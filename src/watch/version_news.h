// What a later version of a page changes, and whether the page says so.
#pragma once

#include <optional>

#include "account/account.h"
#include "collate/collation.h"
#include "watch/notice.h"

namespace tellings {

// How a paragraph speaks of its own account; nothing for one that does not.
enum class Amendment : std::uint8_t { kCorrection, kRetraction };
std::optional<Amendment> amendment_of(std::string_view paragraph);

// The notice of a page whose own words (without furniture) were those of `before` and are those of `now`:
// taken back or corrected where it says so in words that are new; else edited silently where `silent`.
// Nothing where the page says when it was changed and takes nothing back, or where no words differ.
std::optional<Notice> version_news(const StoryCollation& story, const Account& before, const Account& now,
                                   bool silent);

}  // namespace tellings
