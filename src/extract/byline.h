// Who wrote an article, as names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/page_facts.h"

namespace tellings {

// The names in a printed byline: "By Jane Roe and John Doe, Staff Writers" -> {"Jane Roe", "John Doe"}.
// Addresses, handles, times and words like "staff" are left out; empty where no name is left.
std::vector<std::string> names_in_byline(std::string_view printed);

// From JSON-LD, meta elements, marked elements and printed bylines, the first source that names somebody. The
// site's own name is nobody.
std::vector<std::string> choose_byline(const PageFacts& facts, const PageBlocks& page,
                                       const std::vector<std::string_view>& sites);

}  // namespace tellings
