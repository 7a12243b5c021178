// The collator of the server: the whole way of the engine, on what was given.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "account/language.h"
#include "fetch/page_fetcher.h"
#include "pipeline/collate_stored.h"
#include "server/jobs.h"

namespace tellings {

// Without a fetcher every address is refused. `now` gives the time as ISO 8601. `engine` and `language`
// outlive it.
std::unique_ptr<Collator> make_pipeline_collator(const StoreEngine& engine, const LanguageGuesser& language,
                                                 std::unique_ptr<PageFetcher> fetcher,
                                                 std::function<std::string()> now);

}  // namespace tellings
