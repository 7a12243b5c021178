// Web addresses as an input like files: fetched some at a time ahead of the reading.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/page_fetcher.h"
#include "ingest/raw_page.h"

namespace tellings {

// What stands at the addresses, in their order; what could not be had is an item too, with the reason and the
// remedy. `retrieved` (ISO 8601) is said of each page. At most `threads` are asked for at once. `fetcher`
// outlives it.
std::unique_ptr<PageSource> fetch_pages(std::vector<std::string> urls, PageFetcher& fetcher,
                                        std::string_view retrieved, unsigned threads = 8);

}  // namespace tellings
