// Texts as people paste them: one, or several parted by lines
//
//   === https://example.org/a | Example Times | 2020-01-03 14:20
//
// Each part of the line may be missing: "===" alone parts two texts. A text before the first such line is one
// too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/raw_page.h"

namespace tellings {

// In the order of the text. Parts without words are left out. Origins are `path`, or `path#1`, `path#2` for
// several.
std::vector<IngestItem> split_pasted(std::string_view text, const std::string& path);

}  // namespace tellings
