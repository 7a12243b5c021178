// What the commands that fetch read from their arguments in the same way.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/flags.h"
#include "fetch/clock.h"
#include "fetch/page_fetcher.h"
#include "ingest/raw_page.h"

namespace tellings {

// The client of --allow-private, --pace and --timeout; `retries` as of FetchOptions. Wrong usage is an error.
Result<std::unique_ptr<PageFetcher>> open_fetcher(const Arguments& arguments, Clock& clock, int retries);

// The addresses of --urls FILE, one a line; empty lines and those that begin with '#' are passed over.
Result<std::vector<std::string>> listed_urls(const Arguments& arguments);

// What InputOptions::addresses is to be: the pages of addresses, fetched with the client above.
using AddressSource = std::function<std::unique_ptr<PageSource>(std::vector<std::string> urls)>;
Result<AddressSource> open_addresses(const Arguments& arguments);

}  // namespace tellings
