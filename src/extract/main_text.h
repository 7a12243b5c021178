// Which blocks of a page are the article, and what the others are for.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "account/account.h"
#include "extract/blocks.h"

namespace tellings {

// What the page says about its article elsewhere; both may be empty.
struct ArticleHints {
  std::string_view title;
  std::string_view description;
};

struct MainText {
  std::vector<Role> roles;      // one a block; kBody and kHeading make the text
  std::uint32_t container = 0;  // element that holds it
};

// Cost linear in the number of blocks and elements. A page on which the names of classes leave next to
// nothing is read once more without them. A page without an article gives no body.
MainText find_main_text(const PageBlocks& page, const ArticleHints& hints);

}  // namespace tellings
