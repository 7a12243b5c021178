// What Python hands over, as the engine's input.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ingest/raw_page.h"

namespace tellings {

// One page in memory.
struct GivenPage {
  std::string bytes;  // undecoded
  std::string url;
  std::string encoding;      // overrules what the bytes say; empty: none
  std::string content_type;  // empty: unknown
};

// JSON Lines of accounts, as this package writes them; they are named "name:LINE".
std::unique_ptr<PageSource> items_of_json(std::string lines, const std::string& name);
// They are named by their url, "page N" from 0 where there is none.
std::unique_ptr<PageSource> items_of_pages(std::vector<GivenPage> pages);
// Files, folders and places in web archives. `fields` as of FieldMap::parse(); throws Failure where it is
// none.
std::unique_ptr<PageSource> items_of_paths(std::vector<std::string> paths, const std::string& fields,
                                           const std::string& url, const std::string& encoding);

}  // namespace tellings
