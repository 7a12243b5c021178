// The headline of a page, without the site's name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/page_facts.h"

namespace tellings {

// `printed` without the segments at its end or start that name the site: "Two hurt - The Example" -> "Two
// hurt". Segments are parted by " | ", " - ", " – ", " — ", " · ", " • ", " » ", " :: ". `sites` are the
// site's known names, its host among them. At least one segment stays.
std::string without_site(std::string_view printed, const std::vector<std::string_view>& sites);

// Letters and digits only, folded: what two printings of a headline are compared by.
std::string title_key(std::string_view printed);

// The page's own headline (h1) where a declared title agrees with it, else the most trusted declared one.
// Empty where none.
std::string choose_title(const PageFacts& facts, const PageBlocks& page,
                         const std::vector<std::string_view>& sites);

}  // namespace tellings
