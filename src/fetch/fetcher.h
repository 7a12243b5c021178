// The polite client: robots.txt, a pace for each host, redirects looked at one by one.
#pragma once

#include <memory>
#include <string>

#include "fetch/clock.h"
#include "fetch/http_client.h"
#include "fetch/page_fetcher.h"

namespace tellings {

struct FetchOptions {
  FetchLimits limits;
  double pace = 1;        // seconds between two requests to one host; robots.txt may ask for more
  int retries = 0;        // of a host that says it is busy, as long as it wants no longer wait than most_wait
  double most_wait = 30;  // seconds
  std::string agent;      // product and version; robots.txt is read for the product
};

// `clock` outlives it.
std::unique_ptr<PageFetcher> make_fetcher(FetchOptions options, Clock& clock);

}  // namespace tellings
